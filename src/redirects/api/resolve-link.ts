import { isUnfurler } from "../../cards/is-unfurler.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import { answerVisit, type Target, targetOf } from "../../links/link.ts";
import type { LinkService } from "../../links/link-service.ts";
import { parseLinkNames } from "../../names/link-name.ts";
import { check } from "../../rules/decide.ts";
import type { VisitTraits } from "../../rules/visit-traits.ts";
import { agentTraits } from "../agent-traits.ts";
import { forwardQuery } from "../forward-query.ts";
import { createAgentReader } from "../read-agent.ts";
import type { VisitorServices } from "../visitor-services.ts";
import { type InventedVisit, parseResolveBody, ResolveLinkBody } from "./resolve-body.ts";
import { hostOf } from "./traits-of-request.ts";

const operation = operationsOn<
  Pick<VisitorServices, "blockList" | "now"> & { readonly linkService: Pick<LinkService, "get"> }
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
  problems: ["not-found"],
  body: { schema: ResolveLinkBody, read: (json, { services }) => parseResolveBody(json, services.now()) },
  async handle({ params, body: visit, services: { linkService, blockList }, scope }) {
    const named = await linkService.get(parseLinkNames(params.slug), scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    const target = targetOf(named.link);
    const checked = check(target.rules ?? [], traitsOf(visit), target.id.toString(), visit.time);
    const answer = blockList.blocks(target)
      ? { status: 451, location: null, rule: null }
      : answerFor(target, visit, checked);
    return { status: 200, json: { ...answer, checked } };
  },
});

function answerFor(target: Target, visit: InventedVisit, checked: ReturnType<typeof check>) {
  const open = { ...target, isLimited: false };
  const answer = answerVisit(open, visit.time, true);
  if (answer.kind === "disabled") return { status: 410, location: null, rule: null };
  if (answer.kind === "expired") {
    const { location } = answer;
    return { status: location === null ? 410 : 302, location, rule: null };
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
