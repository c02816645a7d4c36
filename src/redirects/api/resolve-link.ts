import { isUnfurler } from "../../cards/is-unfurler.ts";
import { domainProblem } from "../../http/domain/domain-problem.ts";
import { onDomainQuery } from "../../http/domain/domain-query.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import type { Visit } from "../../lib/request-scope.ts";
import { type DomainDirectory, namesOn } from "../../links/hosts/domain-directory.ts";
import { answerVisit, type Link, type Target, targetOf } from "../../links/link.ts";
import type { LinkService } from "../../links/link-service.ts";
import { check } from "../../rules/decide.ts";
import type { VisitTraits } from "../../rules/visit-traits.ts";
import { agentTraits } from "../agent-traits.ts";
import { forwardQuery } from "../forward-query.ts";
import { createAgentReader } from "../read-agent.ts";
import type { StrayUrls } from "../stray-url.ts";
import type { VisitorServices } from "../visitor-services.ts";
import { type InventedVisit, parseResolveBody, ResolveLinkBody } from "./resolve-body.ts";
import { hostOf } from "./traits-of-request.ts";

const operation = operationsOn<
  Pick<VisitorServices, "blockList" | "now"> & {
    readonly linkService: Pick<LinkService, "get">;
    readonly domains: DomainDirectory & StrayUrls;
  }
>();

/**
 * Where a link would send an invented visitor, and why: by the code that sends the real ones. Nothing is counted. A
 * password is taken as given, and of a limited number of visits one as left.
 */
export const resolveLink = operation({
  id: "resolveLink",
  method: "post",
  path: "/api/links/{slug}/resolve",
  access: { scope: "links:read" },
  limit: "reads",
  before: "block-list",
  query: onDomainQuery,
  problems: ["not-found"],
  body: { schema: ResolveLinkBody, read: (json, { services }) => parseResolveBody(json, services.now()) },
  async handle({ params, query, body: visit, services: { linkService, domains, blockList }, scope }) {
    const names = await namesOn(domains, params.slug, query.domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const named = await linkService.get(names.value, scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    const target = targetOf(named.link);
    const checked = check(target.rules ?? [], traitsOf(visit), target.id.toString(), visit.time);
    const answer = blockList.blocks(target)
      ? { status: 451, location: null, rule: null }
      : answerFor(target, visit, checked);
    if (answer === "over") {
      const location = await strayUrlOf(named.link, domains, scope);
      return { status: 200, json: { status: location === null ? 410 : 302, location, rule: null, checked } };
    }
    return { status: 200, json: { ...answer, checked } };
  },
});

/** @returns `over` for a link that has expired, and does not say itself where it leads then. */
function answerFor(target: Target, visit: InventedVisit, checked: ReturnType<typeof check>) {
  const open = { ...target, isLimited: false };
  const answer = answerVisit(open, visit.time, true);
  if (answer.kind === "disabled") return { status: 410, location: null, rule: null };
  if (answer.kind === "expired") {
    return answer.location === null ? "over" : { status: 302, location: answer.location, rule: null };
  }
  if (target.card !== undefined && isUnfurler(visit.userAgent)) return { status: 200, location: null, rule: null };
  const rule = checked.find(({ holds }) => holds)?.name ?? null;
  const location = target.rules?.find(({ name }) => name === rule)?.url ?? target.location;
  const search = searchOf(visit);
  return {
    status: target.redirectStatus as number,
    location: target.forwardQuery && search !== "" ? forwardQuery(location, search) : location,
    rule,
  };
}

/** Where the link's domain sends those who come too late, as fresh as the stores allow. */
async function strayUrlOf(
  { domain }: Pick<Link, "domain">,
  domains: DomainDirectory & StrayUrls,
  visit: Pick<Visit, "waitUntil">,
): Promise<string | null> {
  await domains.ready(visit); // Reads the list, if it is old; in an outage the last one counts, as it does for visitors.
  const sites = domains.latest();
  const site = domain === null ? sites?.ofDefault : sites?.byHost.get(domain);
  return site?.expiredUrl ?? null;
}

function traitsOf(visit: InventedVisit): VisitTraits {
  const { country = null, continent = null, region = null, languages = null, userAgent = "", referrer = "" } = visit;
  return {
    country: () => country,
    continent: () => continent,
    region: () => region,
    languages: () => languages,
    agent: () => (userAgent.trim() === "" ? null : agentTraits(createAgentReader()(userAgent))),
    search: () => searchOf(visit),
    referrer: () => hostOf(/^https?:/i.test(referrer) ? referrer : `https://${referrer}`),
    visitor: () => visit.visitor ?? "",
  };
}

/** With its question mark. */
function searchOf({ query = "" }: InventedVisit): string {
  const text = query.startsWith("?") ? query.slice(1) : query;
  return text === "" ? "" : `?${text}`;
}
