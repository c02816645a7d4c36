import { HEALTH_HISTORY, HEALTHY, LIVENESS, UNHEALTHY } from "./examples.ts";
import type { Operation } from "./operation.ts";

/** What tells of the service itself. */
export const SERVICE_OPERATIONS: readonly Operation[] = [
  {
    operationId: "getHealth",
    method: "get",
    path: "/health",
    tag: "Operation",
    summary: "Ask both stores whether they are there",
    description: "Each store is asked at most once in 5 seconds per isolate, however many call.",
    access: "anyone",
    answers: {
      200: { description: "All is well.", content: { "application/json": { schema: "Health", example: HEALTHY } } },
      503: {
        description: "A component is down.",
        content: { "application/json": { schema: "Health", example: UNHEALTHY } },
      },
    },
    problems: [],
  },
  {
    operationId: "getHealthHistory",
    method: "get",
    path: "/api/health/history",
    tag: "Operation",
    summary: "Read what the scheduled pings saw",
    description: "Newest first, 30 days of them; while Postgres is down the newest 100.",
    access: { scope: "stats:read" },
    isLimited: true,
    query: "HealthHistory",
    answers: {
      200: {
        description: "The pings.",
        content: { "application/json": { schema: "HealthHistory", example: HEALTH_HISTORY } },
      },
    },
    problems: ["validation", "unauthorized", "forbidden", "rate-limited", "unavailable"],
  },
  {
    operationId: "getMetrics",
    method: "get",
    path: "/metrics",
    tag: "Operation",
    summary: "Read the counters of all isolates",
    description: "In Prometheus' text format. Kept for 60 seconds in an isolate.",
    access: { admin: true },
    isLimited: true,
    answers: { 200: { description: "The counters.", content: { "text/plain": { schema: null } } } },
    problems: ["unauthorized", "forbidden", "rate-limited", "unavailable"],
  },
  {
    operationId: "getLiveness",
    method: "get",
    path: "/livez",
    tag: "Operation",
    summary: "Ask whether the Worker runs",
    description: "No store is asked.",
    access: "anyone",
    answers: {
      200: { description: "It does.", content: { "application/json": { schema: "Liveness", example: LIVENESS } } },
    },
    problems: [],
  },
  {
    operationId: "getOpenApiDocument",
    method: "get",
    path: "/api/openapi.json",
    tag: "Documentation",
    summary: "This document",
    access: "anyone",
    answers: {
      200: {
        description: "OpenAPI 3.1.",
        content: { "application/json": { schema: "OpenApiDocument" } },
      },
    },
    problems: [],
  },
  {
    operationId: "getDocsPage",
    method: "get",
    path: "/api/docs",
    tag: "Documentation",
    summary: "A page to read and try this API",
    access: "anyone",
    answers: {
      200: {
        description: "The page. It loads nothing from any other host.",
        headers: { "Content-Security-Policy": true, "X-Content-Type-Options": true, "Referrer-Policy": true },
        content: { "text/html": { schema: null } },
      },
    },
    problems: [],
  },
  {
    operationId: "getProblemPage",
    method: "get",
    path: "/_/problems/{type}",
    tag: "Documentation",
    summary: "What a problem means, and what to do",
    access: "anyone",
    parameters: ["problemType"],
    answers: {
      200: {
        description: "A small page. Its path is the problem's `type`.",
        isPage: true,
        content: { "text/html": { schema: null } },
      },
    },
    problems: ["not-found"],
  },
];
