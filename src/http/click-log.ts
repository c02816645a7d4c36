import * as v from "valibot";
import { decodeClickCursor, encodeClickCursor } from "../clicks/click-cursor.ts";
import { readEdges } from "../clicks/period.ts";
import { ok } from "../lib/result.ts";
import type { ApiContext } from "./api-request.ts";
import { clicksCsv } from "./click-csv.ts";
import { clickJson } from "./click-json.ts";
import { asksForBom } from "./csv/asks-for-bom.ts";
import { queryProblem, validationProblem } from "./link-input.ts";
import { editProblem } from "./link-problems.ts";
import { namesParameter } from "./links.ts";
import { prefers } from "./prefers.ts";
import { ProblemError } from "./problem.ts";
import { ListClicksQuery } from "./stats-schemas.ts";

/** `GET /api/links/{slug}/clicks`: JSON, or CSV where the client would rather have it. */
export async function listClicks(c: ApiContext): Promise<Response> {
  const { clickReports, linkService } = c.env;
  const { scope } = c.var;
  const { limit, after, from, to, bom } = logQueryOf(c);
  const named = await linkService.get(namesParameter(c), scope);
  if (named === null) throw new ProblemError(editProblem({ reason: "not-found" }));

  // One more than asked for tells whether there are more.
  const query = { linkId: named.link.id, limit: limit + 1, after, from, to };
  const found = await clickReports.list(query, scope.deadline);
  const clicks = found.slice(0, limit).map(clickJson);
  const last = found.length > limit ? found[limit - 1] : undefined;
  const nextCursor = last === undefined ? null : encodeClickCursor(last);
  const headers = { Vary: "Accept", ...(nextCursor === null ? {} : { Link: linkToNext(c.req.url, nextCursor) }) };
  if (!prefers(c.req.header("Accept"), "text/csv", "application/json"))
    return c.json({ clicks, nextCursor }, 200, headers);
  return c.body(clicksCsv(clicks, asksForBom(c.req.header("Accept"), bom)), 200, {
    ...headers,
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": 'attachment; filename="clicks.csv"',
  });
}

/** @throws {ProblemError} when the query is not as it must be. */
function logQueryOf(c: ApiContext) {
  const parsed = v.safeParse(ListClicksQuery, c.req.query());
  if (!parsed.success) throw new ProblemError(queryProblem(parsed.issues));
  const { limit, cursor, bom } = parsed.output;
  const edges = readEdges(parsed.output);
  const after = cursor === undefined ? ok(null) : decodeClickCursor(cursor);
  if (!edges.ok || !after.ok) {
    const ofCursor = after.ok ? [] : [{ path: "cursor", message: "must be a nextCursor of this log" }];
    throw new ProblemError(validationProblem([...(edges.ok ? [] : edges.error), ...ofCursor]));
  }
  return { limit, after: after.value, from: edges.value.from, to: edges.value.to, bom };
}

/** RFC 8288: the next page is what was asked for, with its cursor. A CSV has no other place for it. */
function linkToNext(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("cursor", cursor);
  return `<${pathname}?${searchParams.toString()}>; rel="next"`;
}
