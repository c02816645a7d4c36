import { hasScope, isAdmin, nameOf } from "../../http/caller.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import { type Problem, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import type { DomainDirectory } from "../../links/hosts/domain-directory.ts";
import { defaultHostOf } from "../../links/short-url.ts";
import type { ApiKey } from "../api-key.ts";
import type { KeyProblem, KeyService } from "../key-service.ts";
import { SCOPES } from "../scope.ts";
import { CreateKeyBody } from "./key-body.ts";
import { parseKeyBody } from "./key-input.ts";

const operation = operationsOn<{
  readonly keyService: KeyService;
  readonly domains: Pick<DomainDirectory, "names">;
  readonly baseUrl: string;
  readonly now: () => number;
}>();

/** The one answer that has a key in it. Like all of the API it is `no-store`. */
export const createApiKey = operation({
  id: "createApiKey",
  method: "post",
  path: "/api/keys",
  access: { admin: true },
  limit: "writes",
  body: { schema: CreateKeyBody, read: (json, { services }) => parseKeyBody(json, services.now()) },
  async handle({ body, services, scope }) {
    const created = await services.keyService.create(body, scope.deadline);
    if (!created.ok) {
      return {
        problem: {
          type: "unavailable",
          detail: "Cannot say whether the key was made. If GET /api/keys lists it, delete it, and create another",
          headers: UNAVAILABLE_HEADERS,
        },
      };
    }
    const { key, text } = created.value;
    return { status: 201, json: { ...keyJson(key), key: text }, headers: { Location: `/api/keys/${key.id}` } };
  },
});

export const listApiKeys = operation({
  id: "listApiKeys",
  method: "get",
  path: "/api/keys",
  access: { admin: true },
  limit: "reads",
  async handle({ services, scope }) {
    const keys = await services.keyService.list(scope.deadline);
    return { status: 200, json: { keys: keys.map(keyJson) } };
  },
});

export const deleteApiKey = operation({
  id: "deleteApiKey",
  method: "delete",
  path: "/api/keys/{id}",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found"],
  async handle({ params: { id }, services, scope }) {
    // A text that is not an id is in no table, and may have characters that Postgres refuses.
    if (!/^[0-9a-f-]{36}$/.test(id)) return { problem: deleteProblem({ reason: "not-found" }) };
    const removed = await services.keyService.remove(id, scope.deadline);
    return removed.ok ? { status: 204 } : { problem: deleteProblem(removed.error) };
  },
});

/**
 * Who calls: for a page, or a script that wants to know what its key may do. Asks no store but for the key, and for the domains.
 * Where these were never read, it waits, and then is an outage: told of the default domain alone, a page would take it for the
 * only one, and make a link there that was meant for another.
 */
export const getSession = operation({
  id: "getSession",
  method: "get",
  path: "/api/session",
  access: { known: true },
  limit: "reads",
  async handle({ caller, services: { domains, baseUrl }, scope }) {
    const others = await scope.deadline.race(domains.names(scope));
    return {
      status: 200,
      json: {
        kind: caller.kind,
        name: nameOf(caller),
        isAdmin: isAdmin(caller),
        scopes: SCOPES.filter((one) => hasScope(caller, one)),
        domains: [defaultHostOf(baseUrl), ...others.toSorted()],
      },
    };
  },
});

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
      return notFoundProblem("key", "id");
    case "outcome-unknown":
      return {
        type: "unavailable",
        detail: "Cannot say whether the key was revoked. Repeat the request",
        headers: UNAVAILABLE_HEADERS,
      };
  }
}
