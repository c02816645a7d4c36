import * as v from "valibot";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import { queryProblem } from "../../http/validation.ts";
import { err, ok } from "../../lib/result.ts";
import type { BlockList } from "../block-list.ts";
import { type BlockedDomain, type Domain, parseDomain } from "../blocked-domain.ts";
import type { BlockedDomainStore } from "../blocked-domain-store.ts";
import { parseBlockBody, parseUnblockBody } from "./block-input.ts";
import { BlockDomainsBody, ListBlockedDomainsQuery, UnblockDomainsBody } from "./bodies.ts";

/** The domains that the administrator blocks. This isolate obeys before it answers; for others see `block-list.ts`. */
const operation = operationsOn<{
  readonly blockedDomains: BlockedDomainStore;
  readonly blockList: Pick<BlockList, "reload">;
}>();

export const blockDomains = operation({
  id: "blockDomains",
  method: "post",
  path: "/api/blocked-domains",
  access: { admin: true },
  limit: "writes",
  body: { schema: BlockDomainsBody, read: parseBlockBody },
  async handle({ body: { domains, reason }, caller, services: { blockedDomains, blockList }, scope }) {
    const blocked = await blockedDomains.add(domains, { reason, createdBy: caller.owner }, scope.deadline);
    await blockList.reload();
    return { status: 200, json: { blockedDomains: blocked.map(blockedDomainJson) } };
  },
});

const listQuery: QueryInput<{ readonly limit: number; readonly after: Domain | null }, unknown> = {
  schema: ListBlockedDomainsQuery,
  read(parameters) {
    const parsed = v.safeParse(ListBlockedDomainsQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor } = parsed.output;
    const after = cursor === undefined ? ok(null) : parseDomain(cursor);
    if (!after.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    return ok({ limit, after: after.value });
  },
};

export const listBlockedDomains = operation({
  id: "listBlockedDomains",
  method: "get",
  path: "/api/blocked-domains",
  access: { admin: true },
  limit: "reads",
  query: listQuery,
  async handle({ query: { limit, after }, services, scope }) {
    // Read one more than asked for, to see whether there is another page.
    const found = await services.blockedDomains.list(after, limit + 1, scope.deadline);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      status: 200,
      json: {
        blockedDomains: found.slice(0, limit).map(blockedDomainJson),
        nextCursor: last === undefined ? null : last.domain,
      },
    };
  },
});

/** Many at once. Those that were not blocked are left out of the answer, so that a repeat does no harm. */
export const unblockDomains = operation({
  id: "unblockDomains",
  method: "post",
  // `unblock` can't be a domain: a domain has at least two labels.
  path: "/api/blocked-domains/unblock",
  access: { admin: true },
  limit: "writes",
  body: { schema: UnblockDomainsBody, read: parseUnblockBody },
  async handle({ body: domains, services: { blockedDomains, blockList }, scope }) {
    const unblocked = await blockedDomains.remove(domains, scope.deadline);
    if (unblocked.length > 0) await blockList.reload();
    return { status: 200, json: { unblocked } };
  },
});

export const unblockDomain = operation({
  id: "unblockDomain",
  method: "delete",
  path: "/api/blocked-domains/{domain}",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found"],
  async handle({ params, services: { blockedDomains, blockList }, scope }) {
    const domain = parseDomain(params.domain);
    const removed = domain.ok ? await blockedDomains.remove([domain.value], scope.deadline) : [];
    if (removed.length === 0) {
      return {
        problem: {
          type: "not-found",
          detail: "Cannot find the domain: it is not blocked itself. A domain above it may be",
          errors: [{ path: "domain", message: "is not blocked" }],
        },
      };
    }
    await blockList.reload();
    return { status: 204 };
  },
});

/** A blocked domain as the API answers it everywhere. */
function blockedDomainJson({ domain, reason, createdAt, createdBy }: BlockedDomain) {
  return { domain: domain as string, reason, createdBy, createdAt: new Date(createdAt).toISOString() };
}
