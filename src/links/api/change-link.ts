import * as v from "valibot";
import { isAdmin } from "../../http/caller.ts";
import { adminOnly } from "../../http/caller-problems.ts";
import { domainProblem } from "../../http/domain/domain-problem.ts";
import { onDomainQuery } from "../../http/domain/domain-query.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { type Input, operationsOn, type QueryInput } from "../../http/operation.ts";
import { queryProblem } from "../../http/validation.ts";
import type { RequestScope } from "../../lib/request-scope.ts";
import { err, ok } from "../../lib/result.ts";
import type { LinkName } from "../../names/link-name.ts";
import type { Destinations } from "../destination-check.ts";
import { type DomainDirectory, namesOn } from "../hosts/domain-directory.ts";
import type { LinkEtags } from "../link-etag.ts";
import { linkJson } from "../link-json.ts";
import type { LinkService } from "../link-service.ts";
import { hashIfAny } from "../password-hash.ts";
import { conditionsOf } from "./conditions-of.ts";
import { type ThreatServices, threatProblems } from "./destination-threats.ts";
import { inputRules, type RuleServices } from "./input-rules.ts";
import { DeleteLinkQuery, EditLinkBody } from "./link-bodies.ts";
import { type ChangesInput, parseEditBody } from "./link-input.ts";
import { editProblem } from "./link-problems.ts";
import { changedBy, viewerOf } from "./viewer.ts";

/** Operations on a link that there is. */
const operation = operationsOn<
  RuleServices &
    ThreatServices & {
      readonly linkService: Pick<LinkService, "get" | "edit" | "remove">;
      readonly domains: DomainDirectory;
      readonly linkEtags: LinkEtags;
      readonly baseUrl: string;
      readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
    }
>();

export const getLink = operation({
  id: "getLink",
  method: "get",
  path: "/api/links/{slug}",
  access: { scope: "links:read" },
  limit: "reads",
  conditional: true,
  query: onDomainQuery,
  problems: ["not-found"],
  async handle({ params, query, caller, services: { linkService, linkEtags, domains, baseUrl }, scope }) {
    const names = await namesOn(domains, params.slug, query.domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const named = await linkService.get(names.value, scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    return { status: 200, json: linkJson(named, baseUrl, viewerOf(caller)), etag: linkEtags.of(named.link) };
  },
});

const editBody: Input<ChangesInput, { readonly url: string; readonly services: RuleServices }> = {
  schema: EditLinkBody,
  read: (json, { url, services }) => parseEditBody(json, inputRules(url, services)),
};

export const editLink = operation({
  id: "editLink",
  method: "patch",
  path: "/api/links/{slug}",
  access: { scope: "links:write" },
  limit: "writes",
  conditional: true,
  before: "block-list",
  query: onDomainQuery,
  body: editBody,
  problems: ["not-found", "destination-refused"],
  async handle({ params, query, body: { password, ...fields }, preconditions, caller, services, scope }) {
    const { linkService, linkEtags, destinationCheck, baseUrl, randomBytes } = services;
    const asked = await namesOn(services.domains, params.slug, query.domain, scope);
    if (!asked.ok) return { problem: domainProblem(asked.error) };
    const names = asked.value;
    const [threat = null] = await threatProblems([fields], services, scope);
    if (threat !== null) return { problem: threat };
    if (destinationCheck.isOn && fields.enabled === true) {
      const [kept = null] = await threatProblems(
        [await keptDestinations(names, fields, linkService, scope)],
        services,
        scope,
      );
      if (kept !== null) return { problem: kept };
    }
    const passwordHash = password === undefined ? undefined : await hashIfAny(password, randomBytes);
    const changes = passwordHash === undefined ? fields : { ...fields, passwordHash };
    const conditions = conditionsOf(preconditions, linkEtags);
    const result = await linkService.edit(names, changes, scope, conditions, changedBy(caller));
    if (!result.ok) return { problem: editProblem(result.error, conditions !== null) };
    const { effectiveBy, link } = result.value;
    if (effectiveBy !== null) return takedown(effectiveBy);
    return { status: 200, json: linkJson(result.value, baseUrl, viewerOf(caller)), etag: linkEtags.of(link) };
  },
});

/** Where a link that is to be enabled leads already: the scheduled check may have disabled it for that. */
async function keptDestinations(
  names: readonly LinkName[],
  changes: Destinations,
  linkService: Pick<LinkService, "get">,
  scope: RequestScope,
): Promise<Destinations> {
  const named = await linkService.get(names, scope);
  if (named === null) return {};
  const { url, expiredUrl, rules } = named.link;
  return {
    ...(changes.url === undefined ? { url } : {}),
    ...(changes.expiredUrl === undefined ? { expiredUrl } : {}),
    ...(changes.rules === undefined ? { rules } : {}),
  };
}

const deleteQuery: QueryInput<{ readonly purge: boolean; readonly domain?: string | undefined }, unknown> = {
  schema: DeleteLinkQuery,
  read(parameters) {
    const parsed = v.safeParse(DeleteLinkQuery, parameters);
    return parsed.success ? ok(parsed.output) : err(queryProblem(parsed.issues));
  },
};

export const deleteLink = operation({
  id: "deleteLink",
  method: "delete",
  path: "/api/links/{slug}",
  access: { scope: "links:write" },
  limit: "writes",
  conditional: true,
  query: deleteQuery,
  problems: ["not-found"],
  async handle({ params, query: { purge, domain }, preconditions, caller, services, scope }) {
    const { linkService, linkEtags, domains } = services;
    if (purge && !isAdmin(caller))
      return { problem: adminOnly("Cannot delete the link for good: only the admin key may") };
    const names = await namesOn(domains, params.slug, domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const conditions = conditionsOf(preconditions, linkEtags);
    const by = purge ? { ...changedBy(caller), type: "purge" as const } : changedBy(caller);
    const result = await linkService.remove(names.value, scope, conditions, by);
    if (!result.ok) return { problem: editProblem(result.error, conditions !== null) };
    const { effectiveBy } = result.value;
    return effectiveBy === null ? { status: 204 } : takedown(effectiveBy);
  },
});

/** While Redis was out: done in Postgres, in force everywhere by the given time. */
function takedown(effectiveBy: number) {
  return { status: 202 as const, json: { effectiveBy: new Date(effectiveBy).toISOString() } };
}
