import * as v from "valibot";
import { hasScope } from "../../http/caller.ts";
import { missingScope } from "../../http/caller-problems.ts";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import { queryProblem } from "../../http/validation.ts";
import { err, ok } from "../../lib/result.ts";
import { parseLinkNames } from "../../names/link-name.ts";
import { linkJson } from "../link-json.ts";
import type { LinkService, NameSearch } from "../link-service.ts";
import { decodeCursor, encodeCursor, type LinkQuery } from "../listing/link-list.ts";
import type { LinkVisits, VisitsOfDays } from "../listing/link-visits.ts";
import { ListLinksQuery } from "./link-bodies.ts";
import { viewerOf } from "./viewer.ts";

const operation = operationsOn<{
  readonly linkService: Pick<LinkService, "list">;
  readonly linkVisits: LinkVisits;
  readonly baseUrl: string;
}>();

interface ListQuery extends Omit<LinkQuery, "search"> {
  readonly search: NameSearch | null;
  readonly withVisits: boolean;
}

const listQuery: QueryInput<ListQuery, unknown> = {
  schema: ListLinksQuery,
  read(parameters) {
    const parsed = v.safeParse(ListLinksQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor, q = "", tag = null, enabled = null, expired = null, createdBy = null } = parsed.output;
    const after = cursor === undefined ? ok(null) : decodeCursor(cursor);
    if (!after.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    const words = q.trim();
    const search = words === "" ? null : { names: parseLinkNames(words), words };
    const withVisits = parsed.output.visits !== undefined;
    return ok({ limit, after: after.value, tag, search, enabled, expired, createdBy, withVisits });
  },
};

export const listLinks = operation({
  id: "listLinks",
  method: "get",
  path: "/api/links",
  access: { scope: "links:read" },
  limit: "reads",
  query: listQuery,
  async handle({ query: { withVisits, ...query }, caller, services: { linkService, linkVisits, baseUrl }, scope }) {
    if (withVisits && !hasScope(caller, "stats:read")) return { problem: missingScope("stats:read") };
    const { links, next } = await linkService.list(query, scope);
    const ids = links.map(({ link }) => link.id);
    const visits = withVisits && ids.length > 0 ? await linkVisits.ofLast30Days(ids, scope.deadline) : null;
    const viewer = viewerOf(caller);
    return {
      status: 200,
      json: {
        links: links.map((named) => {
          const its = visits?.get(named.link.id);
          return { ...linkJson(named, baseUrl, viewer), ...(its === undefined ? {} : { visits: visitsJson(its) }) };
        }),
        nextCursor: next === null ? null : encodeCursor(next),
      },
    };
  },
});

function visitsJson({ total, series }: VisitsOfDays) {
  return { total, series: series.map(({ time, visits }) => ({ time: new Date(time).toISOString(), visits })) };
}
