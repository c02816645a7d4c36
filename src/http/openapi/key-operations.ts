import { API_KEY, CREATE_KEY, CREATED_KEY } from "./examples.ts";
import type { Operation } from "./operation.ts";

const shared = { tag: "Keys", access: { admin: true }, isLimited: true } as const satisfies Partial<Operation>;
const ADMIN_PROBLEMS = ["unauthorized", "forbidden", "rate-limited", "unavailable"] as const;

/** `/api/keys` */
export const KEY_OPERATIONS: readonly Operation[] = [
  {
    ...shared,
    operationId: "createApiKey",
    method: "post",
    path: "/api/keys",
    summary: "Make an API key",
    body: { content: { "application/json": { schema: "CreateApiKey", example: CREATE_KEY } } },
    answers: {
      201: {
        description: "The key, shown this once.",
        headers: { Location: true },
        content: { "application/json": { schema: "CreatedApiKey", example: CREATED_KEY } },
      },
    },
    problems: ["malformed", "validation", "request-timeout", "too-large", "unsupported-media-type", ...ADMIN_PROBLEMS],
  },
  {
    ...shared,
    operationId: "listApiKeys",
    method: "get",
    path: "/api/keys",
    summary: "List the API keys",
    answers: {
      200: {
        description: "All of them, without what is secret.",
        content: { "application/json": { schema: "ApiKeyList", example: { keys: [API_KEY] } } },
      },
    },
    problems: ADMIN_PROBLEMS,
  },
  {
    ...shared,
    operationId: "deleteApiKey",
    method: "delete",
    path: "/api/keys/{id}",
    summary: "Revoke an API key",
    description: "In force everywhere within 60 seconds.",
    parameters: ["keyId"],
    answers: { 204: { description: "Gone." } },
    problems: ["not-found", ...ADMIN_PROBLEMS],
  },
];
