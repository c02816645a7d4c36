import * as v from "valibot";
import { err, ok } from "../lib/result.ts";
import type { QueryInput } from "./operation.ts";
import type { FieldError, Problem } from "./problem.ts";
import { queryProblem } from "./validation.ts";

/** The query of an operation that takes what its schema gives, as it is. */
export function queryOf<Schema extends v.GenericSchema>(
  schema: Schema,
): QueryInput<v.InferOutput<Schema>, unknown> & { readonly schema: Schema } {
  return {
    schema,
    read(parameters) {
      const parsed = v.safeParse(schema, parameters);
      return parsed.success ? ok(parsed.output) : err(queryProblem(parsed.issues));
    },
  };
}

/** What an operation refuses a cursor with that is of another list, or made up. */
export function cursorProblem(list = "list"): Problem {
  const error: FieldError = { path: "cursor", message: `must be a nextCursor from this ${list}` };
  return queryProblem([], error);
}
