import * as v from "valibot";
import type { ApiContext } from "../../http/api-request.ts";
import { ProblemError } from "../../http/problem.ts";
import { queryProblem } from "../../http/validation.ts";
import { parseLinkNames } from "../../names/link-name.ts";
import { decodeCursor, encodeCursor } from "../link-list.ts";
import { ListLinksQuery } from "./link-bodies.ts";
import { linkJson } from "./link-json.ts";

/** `GET /api/links` */
export async function listLinks(c: ApiContext): Promise<Response> {
  const parsed = v.safeParse(ListLinksQuery, c.req.query());
  if (!parsed.success) throw new ProblemError(queryProblem(parsed.issues));
  const { limit, cursor, q = "", tag } = parsed.output;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  if (after !== null && !after.ok) {
    throw new ProblemError(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
  }

  const words = q.trim();
  const { links, next } = await c.env.linkService.list(
    {
      limit,
      after: after === null ? null : after.value,
      tag: tag ?? null,
      search: words === "" ? null : { names: parseLinkNames(words), words },
    },
    c.var.scope,
  );
  return c.json({
    links: links.map((named) => linkJson(named, c.env.baseUrl)),
    nextCursor: next === null ? null : encodeCursor(next),
  });
}
