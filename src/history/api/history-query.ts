// Of valibot's kind and for its reasons: see http/shapes.ts.
import * as v from "valibot";
import type { QueryInput } from "../../http/operation.ts";
import { limit } from "../../http/shapes.ts";
import { queryProblem } from "../../http/validation.ts";
import { err, ok } from "../../lib/result.ts";
import { decodeEventCursor } from "../event-cursor.ts";
import type { HistoryQuery } from "../history-store.ts";

/** The parameters of both lists. */
export const ListHistoryQuery = v.strictObject({ limit, cursor: v.optional(v.string()) });

export const historyQuery: QueryInput<HistoryQuery, unknown> = {
  schema: ListHistoryQuery,
  read(parameters) {
    const parsed = v.safeParse(ListHistoryQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const before = parsed.output.cursor === undefined ? ok(null) : decodeEventCursor(parsed.output.cursor);
    if (!before.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    return ok({ limit: parsed.output.limit, before: before.value });
  },
};
