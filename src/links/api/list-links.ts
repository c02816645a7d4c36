import * as v from "valibot";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import { queryProblem } from "../../http/validation.ts";
import { err, ok } from "../../lib/result.ts";
import { parseLinkNames } from "../../names/link-name.ts";
import { linkJson } from "../link-json.ts";
import { decodeCursor, encodeCursor, type ListPlace } from "../link-list.ts";
import type { LinkService, NameSearch } from "../link-service.ts";
import { ListLinksQuery } from "./link-bodies.ts";

const operation = operationsOn<{ readonly linkService: Pick<LinkService, "list">; readonly baseUrl: string }>();

interface ListQuery {
  readonly limit: number;
  readonly after: ListPlace | null;
  readonly tag: string | null;
  readonly search: NameSearch | null;
}

const listQuery: QueryInput<ListQuery, unknown> = {
  schema: ListLinksQuery,
  read(parameters) {
    const parsed = v.safeParse(ListLinksQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor, q = "", tag = null } = parsed.output;
    const after = cursor === undefined ? ok(null) : decodeCursor(cursor);
    if (!after.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    const words = q.trim();
    const search = words === "" ? null : { names: parseLinkNames(words), words };
    return ok({ limit, after: after.value, tag, search });
  },
};

export const listLinks = operation({
  id: "listLinks",
  method: "get",
  path: "/api/links",
  access: { scope: "links:read" },
  limit: "reads",
  query: listQuery,
  async handle({ query, services: { linkService, baseUrl }, scope }) {
    const { links, next } = await linkService.list(query, scope);
    return {
      status: 200,
      json: {
        links: links.map((named) => linkJson(named, baseUrl)),
        nextCursor: next === null ? null : encodeCursor(next),
      },
    };
  },
});
