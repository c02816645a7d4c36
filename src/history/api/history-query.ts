// Of valibot's kind and for its reasons: see http/shapes.ts.

import * as v from "valibot";
import { domainParameter } from "../../http/domain/domain-query.ts";
import type { QueryInput } from "../../http/operation.ts";
import { limit } from "../../http/shapes.ts";
import { queryProblem } from "../../http/validation.ts";
import { err, ok } from "../../lib/result.ts";
import { decodeEventCursor } from "../event-cursor.ts";
import type { HistoryQuery } from "../history-store.ts";

/** The parameters of both lists. */
export const ListHistoryQuery = v.strictObject({ limit, cursor: v.optional(v.string()) });

/** Of one link. */
export const LinkHistoryQuery = v.strictObject({ ...ListHistoryQuery.entries, domain: domainParameter });

export const historyQuery: QueryInput<HistoryQuery, unknown> = {
  schema: ListHistoryQuery,
  read: readPage(ListHistoryQuery),
};

export const linkHistoryQuery: QueryInput<HistoryQuery & { readonly domain?: string | undefined }, unknown> = {
  schema: LinkHistoryQuery,
  read: readPage(LinkHistoryQuery),
};

function readPage<Output extends v.InferOutput<typeof ListHistoryQuery>>(schema: v.GenericSchema<unknown, Output>) {
  return (parameters: Readonly<Record<string, string>>) => {
    const parsed = v.safeParse(schema, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { cursor, ...rest } = parsed.output;
    const before = cursor === undefined ? ok(null) : decodeEventCursor(cursor);
    if (!before.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    return ok({ ...rest, before: before.value });
  };
}
