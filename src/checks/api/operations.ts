import { domainProblem } from "../../http/domain/domain-problem.ts";
import { onDomainQuery } from "../../http/domain/domain-query.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import type { DestinationRules } from "../../links/destination.ts";
import { type DomainDirectory, namesOn } from "../../links/hosts/domain-directory.ts";
import type { LinkService } from "../../links/link-service.ts";
import { destinationStateJson } from "../../links/listing/link-checks.ts";
import type { CheckService } from "../check-service.ts";

const operation = operationsOn<{
  readonly linkService: Pick<LinkService, "get">;
  readonly checkService: CheckService;
  readonly domains: DomainDirectory;
  readonly destinationRules: (requestHost: string | null) => DestinationRules;
}>();

export const getLinkCheck = operation({
  id: "getLinkCheck",
  method: "get",
  path: "/api/links/{slug}/check",
  access: { scope: "links:read" },
  limit: "reads",
  query: onDomainQuery,
  problems: ["not-found"],
  async handle({ params, query, services: { linkService, checkService, domains }, scope }) {
    const names = await namesOn(domains, params.slug, query.domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const named = await linkService.get(names.value, scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    const known = await checkService.known(named.link, scope.deadline);
    return { status: 200, json: { check: known === null ? null : destinationStateJson(known) } };
  },
});

/** A host is asked once a day, whoever wants to know: so the answer may be what is known already. */
export const checkLink = operation({
  id: "checkLink",
  method: "post",
  path: "/api/links/{slug}/check",
  access: { scope: "links:write" },
  limit: "writes",
  before: "block-list",
  query: onDomainQuery,
  problems: ["not-found"],
  async handle({ params, query, url, services, scope }) {
    const { linkService, checkService, domains, destinationRules } = services;
    const names = await namesOn(domains, params.slug, query.domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const named = await linkService.get(names.value, scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    const rules = destinationRules(new URL(url).hostname);
    const fresh = await checkService.look(named.link, rules, scope.deadline);
    const check = fresh ?? (await checkService.known(named.link, scope.deadline));
    return {
      status: 200,
      json: { check: check === null ? null : destinationStateJson(check), isNew: fresh !== null },
    };
  },
});
