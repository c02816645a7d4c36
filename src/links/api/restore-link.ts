import { isAdmin } from "../../http/caller.ts";
import { adminOnly } from "../../http/caller-problems.ts";
import { domainProblem } from "../../http/domain/domain-problem.ts";
import { onDomainQuery } from "../../http/domain/domain-query.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import { type Problem, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import type { RestoreProblem, RestoreService } from "../changes/restore-service.ts";
import { type DomainDirectory, namesOn } from "../hosts/domain-directory.ts";
import type { LinkEtags } from "../link-etag.ts";
import { linkJson } from "../link-json.ts";
import { type ThreatServices, threatProblems } from "./destination-threats.ts";
import { inputRules, type RuleServices } from "./input-rules.ts";
import { refusedToday } from "./link-input.ts";
import { UNREADABLE_PROBLEM } from "./link-problems.ts";
import { changedBy, viewerOf } from "./viewer.ts";

const operation = operationsOn<
  RuleServices &
    ThreatServices & {
      readonly restoreService: RestoreService;
      readonly domains: DomainDirectory;
      readonly linkEtags: LinkEtags;
      readonly baseUrl: string;
    }
>();

/** The undo of a delete. It is judged as a create would be today, but for an expiry that has passed meanwhile. */
export const restoreLink = operation({
  id: "restoreLink",
  method: "post",
  path: "/api/links/{slug}/restore",
  access: { scope: "links:write" },
  limit: "writes",
  before: "block-list",
  query: onDomainQuery,
  problems: ["not-found", "slug-taken", "destination-refused"],
  async handle({ params, query, caller, url, services, scope }) {
    const { restoreService, linkEtags, baseUrl } = services;
    const asked = await namesOn(services.domains, params.slug, query.domain, scope);
    if (!asked.ok) return { problem: domainProblem(asked.error) };
    const names = asked.value;
    const deleted = await restoreService.find(names, scope);
    if (deleted === null) return { problem: restoreProblem({ reason: "not-found" }) };
    if (deleted.isAdmins && !isAdmin(caller)) return { problem: adminOnly(BY_ADMIN) };
    const refused = refusedToday(deleted.link, inputRules(url, services));
    if (refused !== null) return { problem: refused };
    const [threat = null] = await threatProblems([deleted.link], services, scope);
    if (threat !== null) return { problem: threat };
    const restored = await restoreService.restore(names, deleted, changedBy(caller), scope);
    if (!restored.ok) return { problem: restoreProblem(restored.error) };
    const { link } = restored.value;
    return { status: 200, json: linkJson(restored.value, baseUrl, viewerOf(caller)), etag: linkEtags.of(link) };
  },
});

const BY_ADMIN =
  "Cannot restore the link: the administrator deleted it or had switched it off, and alone brings it back";

function restoreProblem({ reason }: RestoreProblem): Problem {
  switch (reason) {
    case "not-found":
      return notFoundProblem("deleted link", "slug");
    case "slug-taken":
      return {
        type: "slug-taken",
        detail: "Cannot restore the link: another link has its slug by now",
        errors: [{ path: "slug", message: "is taken" }],
      };
    case "cache-unavailable":
      return {
        type: "unavailable",
        detail: "Cannot restore the link: Redis is out of reach. Nothing was changed",
        headers: UNAVAILABLE_HEADERS,
      };
    case "unreadable":
      return UNREADABLE_PROBLEM;
    case "outcome-unknown":
      return {
        type: "unavailable",
        detail: "Cannot say whether the link was restored. Read the link, then decide",
        headers: UNAVAILABLE_HEADERS,
      };
  }
}
