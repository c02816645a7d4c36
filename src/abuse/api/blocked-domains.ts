import * as v from "valibot";
import { type ApiContext, jsonOf, valueOf } from "../../http/api-request.ts";
import { ProblemError, problemResponse } from "../../http/problem.ts";
import { queryProblem } from "../../http/validation.ts";
import { type BlockedDomain, parseDomain } from "../blocked-domain.ts";
import { parseBlockBody, parseUnblockBody } from "./block-input.ts";
import { ListBlockedDomainsQuery } from "./bodies.ts";

/** The handlers under `/api/blocked-domains`. In force in this isolate with the answer; elsewhere see `block-list.ts`. */

export async function blockDomains(c: ApiContext): Promise<Response> {
  const { caller, scope } = c.var;
  const { domains, reason } = valueOf(parseBlockBody(jsonOf(c)));
  if (caller.kind === "anonymous") throw new Error("Cannot be: this route needs a key");
  const facts = { reason, createdBy: caller.owner };
  const blocked = await c.env.blockedDomains.add(domains, facts, scope.deadline);
  await c.env.blockList.reload();
  return c.json({ blockedDomains: blocked.map(blockedDomainJson) });
}

export async function listBlockedDomains(c: ApiContext): Promise<Response> {
  const parsed = v.safeParse(ListBlockedDomainsQuery, c.req.query());
  if (!parsed.success) throw new ProblemError(queryProblem(parsed.issues));
  const { limit, cursor } = parsed.output;
  const after = cursor === undefined ? null : parseDomain(cursor);
  if (after !== null && !after.ok) {
    throw new ProblemError(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
  }
  // One more than asked for tells whether there are more.
  const found = await c.env.blockedDomains.list(after?.value ?? null, limit + 1, c.var.scope.deadline);
  const last = found.length > limit ? found[limit - 1] : undefined;
  return c.json({
    blockedDomains: found.slice(0, limit).map(blockedDomainJson),
    nextCursor: last === undefined ? null : last.domain,
  });
}

export async function unblockDomain(c: ApiContext): Promise<Response> {
  const domain = parseDomain(c.req.param("domain") ?? "");
  const removed = domain.ok ? await c.env.blockedDomains.remove([domain.value], c.var.scope.deadline) : [];
  if (removed.length === 0) {
    return problemResponse({
      type: "not-found",
      detail: "Cannot find the domain: it is not blocked itself. A domain above it may be",
      errors: [{ path: "domain", message: "is not blocked" }],
    });
  }
  await c.env.blockList.reload();
  return c.body(null, 204);
}

/** Many at once. Those that were not blocked are left out of the answer, so that a repeat does no harm. */
export async function unblockDomains(c: ApiContext): Promise<Response> {
  const domains = valueOf(parseUnblockBody(jsonOf(c)));
  const unblocked = await c.env.blockedDomains.remove(domains, c.var.scope.deadline);
  if (unblocked.length > 0) await c.env.blockList.reload();
  return c.json({ unblocked });
}

/** A blocked domain as the API answers it everywhere. */
function blockedDomainJson({ createdAt, ...rest }: BlockedDomain) {
  return { ...rest, createdAt: new Date(createdAt).toISOString() };
}
