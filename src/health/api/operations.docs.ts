import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import * as answers from "./answers.docs.ts";
import { getHealthDays, getHealthHistory } from "./operations.ts";
import { HealthHistoryQuery } from "./queries.ts";

const HEALTHY = {
  status: "healthy",
  components: {
    postgres: { status: "up", latencyMs: 12 },
    redis: { status: "up", latencyMs: 3 },
    codeKey: { status: "up" },
  },
  version: "0.1.0",
  time: "2026-11-22T08:00:00.000Z",
} as const;

const UNHEALTHY = {
  ...HEALTHY,
  status: "unhealthy",
  components: { ...HEALTHY.components, redis: { status: "down", error: "no answer within 2000 ms" } },
} as const;

const HEALTH_HISTORY = {
  history: [{ time: UNHEALTHY.time, status: UNHEALTHY.status, components: UNHEALTHY.components }],
} as const;

const HEALTH_DAYS = {
  days: [
    {
      ...{ day: "2026-11-22", pings: 288, failed: 2 },
      components: { postgres: { pings: 288, failed: 0 }, redis: { pings: 288, failed: 2 } },
    },
  ],
  isComplete: true,
} as const;

const LIVENESS = { status: "alive", version: "0.1.0" } as const;

const tag = "Operation";

export const HEALTH_DOCS: RoomDocs = {
  operations: [
    {
      operationId: "getHealth",
      method: "get",
      path: "/health",
      tag,
      summary: "Check both stores",
      description: "An isolate asks each store at most once in 5 seconds, however many requests come.",
      access: "anyone",
      answers: {
        200: {
          description: "All is well.",
          content: { "application/json": { schema: answers.Health, example: HEALTHY } },
        },
        503: {
          description: "A component is down.",
          content: { "application/json": { schema: answers.Health, example: UNHEALTHY } },
        },
      },
      problems: [],
      pages: ["misconfigured"],
    },

    described(getHealthHistory, {
      tag,
      summary: "Read what the scheduled pings saw",
      description: "The last 30 days, newest first. While Postgres is down, the newest 100.",
      answers: {
        200: {
          description: "The pings.",
          content: { "application/json": { schema: answers.HealthHistory, example: HEALTH_HISTORY } },
        },
      },
    }),
    described(getHealthDays, {
      tag,
      summary: "Read the sums of the pings by day",
      description:
        "The last 30 days in UTC, newest first. Pings that left Postgres asleep are not counted, and a day without a ping is left out. While Postgres is down, the sums are those of the newest 100 pings.",
      answers: {
        200: {
          description: "The days.",
          content: { "application/json": { schema: answers.HealthDays, example: HEALTH_DAYS } },
        },
      },
    }),
    {
      operationId: "getLiveness",
      method: "get",
      path: "/livez",
      tag,
      summary: "Check that the Worker runs",
      description: "No store is asked.",
      access: "anyone",
      answers: {
        200: {
          description: "It does.",
          content: { "application/json": { schema: answers.Liveness, example: LIVENESS } },
        },
      },
      problems: [],
      pages: ["misconfigured"],
    },
  ],
  schemas: answers,
  queries: { HealthHistory: HealthHistoryQuery },
  notes: {
    HealthHistory: {
      limit: { description: "How many pings at most." },
      history: { description: "What the pings saw, newest first." },
    },
    HealthDays: {
      days: { description: "What the pings of each UTC day saw, newest first." },
      isComplete: { description: "Whether all pings are counted: `false` while Postgres is down." },
    },
    Health: {
      status: { description: "`healthy` while every component is up." },
      components: { description: "If a component is not up, `error` says why." },
      information: {
        description:
          "What is no failure, absent where there is nothing: how many webhooks Bijou has switched off (`webhooksOff`). `GET /api/webhooks` says why.",
      },
      version: { description: "Bijou's." },
      time: { description: "The Worker's clock, in UTC." },
    },
    Liveness: {
      status: { description: "This isolate runs. Nothing else was checked." },
      version: { description: "Bijou's." },
    },
  },
};
