import * as v from "valibot";
import { hasScope } from "../../http/caller.ts";
import { missingScope } from "../../http/caller-problems.ts";
import { domainProblem } from "../../http/domain/domain-problem.ts";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import { queryProblem } from "../../http/validation.ts";
import type { Visit } from "../../lib/request-scope.ts";
import { err, ok } from "../../lib/result.ts";
import type { DomainName } from "../../names/domain-of-name.ts";
import { nameOn, parseLinkNames } from "../../names/link-name.ts";
import type { DomainDirectory } from "../hosts/domain-directory.ts";
import { linkJson } from "../link-json.ts";
import type { LinkService, NameSearch } from "../link-service.ts";
import { type DestinationState, destinationStateJson, type LinkChecks } from "../listing/link-checks.ts";
import { decodeCursor, encodeCursor, type LinkQuery } from "../listing/link-list.ts";
import type { LinkVisits, VisitsOfDays } from "../listing/link-visits.ts";
import { ListLinksQuery } from "./link-bodies.ts";
import { viewerOf } from "./viewer.ts";

const operation = operationsOn<{
  readonly linkService: Pick<LinkService, "list">;
  readonly linkVisits: LinkVisits;
  readonly domains: DomainDirectory;
  readonly linkChecks: LinkChecks;
  readonly baseUrl: string;
}>();

interface ListQuery extends Omit<LinkQuery, "search" | "domain"> {
  /** As the request names it; null for all domains. */
  readonly host: string | null;
  readonly search: NameSearch | null;
  readonly withVisits: boolean;
  readonly withChecks: boolean;
}

const listQuery: QueryInput<ListQuery, unknown> = {
  schema: ListLinksQuery,
  read(parameters) {
    const parsed = v.safeParse(ListLinksQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor, q = "", tag = null, enabled = null, expired = null } = parsed.output;
    const { createdBy = null, broken = null } = parsed.output;
    const after = cursor === undefined ? ok(null) : decodeCursor(cursor);
    if (!after.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    const words = q.trim();
    const search = words === "" ? null : { names: parseLinkNames(words), words };
    const host = parsed.output.domain ?? null;
    const withVisits = parsed.output.visits !== undefined;
    const withChecks = parsed.output.checks !== undefined;
    return ok({
      limit,
      after: after.value,
      tag,
      search,
      enabled,
      expired,
      createdBy,
      broken,
      withVisits,
      withChecks,
      host,
    });
  },
};

export const listLinks = operation({
  id: "listLinks",
  method: "get",
  path: "/api/links",
  access: { scope: "links:read" },
  limit: "reads",
  query: listQuery,
  async handle({ query: { withVisits, withChecks, host, ...query }, caller, services, scope }) {
    const { linkService, linkVisits, linkChecks, domains, baseUrl } = services;
    if (withVisits && !hasScope(caller, "stats:read")) return { problem: missingScope("stats:read") };
    const domain = host === null ? ok(undefined) : await domains.find(host, scope);
    if (!domain.ok) return { problem: domainProblem(domain.error) };
    const search = query.search === null ? null : await onDomains(query.search, domain.value, domains, scope);
    const { links, next } = await linkService.list({ ...query, search, domain: domain.value }, scope);
    const ids = links.map(({ link }) => link.id);
    const [visits, checks] = await Promise.all([
      withVisits && ids.length > 0 ? linkVisits.ofLast30Days(ids, scope.deadline) : null,
      withChecks && ids.length > 0
        ? linkChecks.ofLinks(
            links.map(({ link }) => link),
            scope.deadline,
          )
        : null,
    ]);
    const viewer = viewerOf(caller);
    return {
      status: 200,
      json: {
        links: links.map((named) => {
          const its = visits?.get(named.link.id);
          return {
            ...linkJson(named, baseUrl, viewer),
            ...(its === undefined ? {} : { visits: visitsJson(its) }),
            ...(checks === null ? {} : { check: checkJson(checks.get(named.link.id)) }),
          };
        }),
        nextCursor: next === null ? null : encodeCursor(next),
      },
    };
  },
});

function checkJson(state: DestinationState | undefined) {
  return state === undefined ? null : destinationStateJson(state);
}

function visitsJson({ total, series }: VisitsOfDays) {
  return { total, series: series.map(({ time, visits }) => ({ time: new Date(time).toISOString(), visits })) };
}

/**
 * An exact name is looked for on the domain that was asked for, or on all. Only for all is the list of domains read: a search on
 * the default domain waits for none. With a list that is old, or none, a name would be found or not by what the isolate did before.
 */
async function onDomains(
  { names, words }: NameSearch,
  domain: DomainName | null | undefined,
  domains: Pick<DomainDirectory, "names">,
  visit: Pick<Visit, "waitUntil">,
): Promise<NameSearch> {
  const others = domain === undefined && names.length > 0 ? await domains.names(visit) : [];
  const places = domain === undefined ? [null, ...others.slice(0, MAX_SEARCHED_DOMAINS)] : [domain];
  return {
    words,
    names: places.flatMap((place) => (place === null ? names : names.map((name) => nameOn(place, name)))),
  };
}

/** Each is another condition of the statement. */
const MAX_SEARCHED_DOMAINS = 20;
