import { operationsOn } from "../../http/operation.ts";
import { queryOf } from "../../http/query.ts";
import type { PingService } from "../ping-service.ts";
import { HealthHistoryQuery } from "./queries.ts";

const operation = operationsOn<{ readonly pings: Pick<PingService, "history" | "days"> }>();

export const getHealthHistory = operation({
  id: "getHealthHistory",
  method: "get",
  path: "/api/health/history",
  access: { scope: "stats:read" },
  limit: "reads",
  query: queryOf(HealthHistoryQuery),
  async handle({ query, services, scope }) {
    const pings = await services.pings.history(query.limit, scope.deadline);
    return {
      status: 200,
      json: { history: pings.map(({ time, ...rest }) => ({ time: new Date(time).toISOString(), ...rest })) },
    };
  },
});

export const getHealthDays = operation({
  id: "getHealthDays",
  method: "get",
  path: "/api/health/days",
  access: { scope: "stats:read" },
  limit: "reads",
  handle: async ({ services, scope }) => ({ status: 200, json: await services.pings.days(scope.deadline) }),
});
