import type { Context } from "hono";
import type { ApiKey } from "../keys/api-key.ts";
import type { KeyProblem } from "../keys/key-service.ts";
import type { AppEnv } from "./app-env.ts";
import { parseJson } from "./body.ts";
import { parseKeyBody } from "./key-input.ts";
import { type Problem, problemResponse, UNAVAILABLE_HEADERS } from "./problem.ts";

/** The handlers under `/api/keys`: from the request to the service, and from its result to the answer. */
type KeysContext = Context<AppEnv>;

/** The one answer that has a key in it. Like all of the API it is `no-store`. */
export async function createKey(c: KeysContext): Promise<Response> {
  const { keyService, now } = c.env;
  const draft = parseKeyBody(parseJson(c.req.header("Content-Type"), c.var.body), now());
  if (!draft.ok) return problemResponse(draft.error);
  const created = await keyService.create(draft.value, c.var.scope.deadline);
  if (!created.ok) {
    return problemResponse({
      type: "unavailable",
      detail: "Cannot tell whether the key was made: if GET /api/keys lists it, delete it, and create another",
      headers: UNAVAILABLE_HEADERS,
    });
  }
  const { key, text } = created.value;
  return c.json({ ...keyJson(key), key: text }, 201, { Location: `/api/keys/${key.id}` });
}

export async function listKeys(c: KeysContext): Promise<Response> {
  const keys = await c.env.keyService.list(c.var.scope.deadline);
  return c.json({ keys: keys.map(keyJson) });
}

export async function deleteKey(c: KeysContext): Promise<Response> {
  const id = c.req.param("id") ?? "";
  // What is no id is in no table; it could hold what Postgres has no text for.
  if (!/^[0-9a-f-]{36}$/.test(id)) return problemResponse(deleteProblem({ reason: "not-found" }));
  const removed = await c.env.keyService.remove(id, c.var.scope.deadline);
  return removed.ok ? c.body(null, 204) : problemResponse(deleteProblem(removed.error));
}

/** A key as the API answers it everywhere. */
function keyJson({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: ApiKey) {
  const time = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    id,
    name,
    scopes,
    createdAt: time(createdAt),
    expiresAt: expiresAt === null ? null : time(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : time(lastUsedAt),
  };
}

function deleteProblem({ reason }: KeyProblem): Problem {
  switch (reason) {
    case "not-found":
      return {
        type: "not-found",
        detail: "Cannot find the key: none has this id",
        errors: [{ path: "id", message: "is unknown" }],
      };
    case "outcome-unknown":
      return {
        type: "unavailable",
        detail: "Cannot tell whether the key was revoked: repeat the request",
        headers: UNAVAILABLE_HEADERS,
      };
  }
}
