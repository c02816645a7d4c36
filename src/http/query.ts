import * as v from "valibot";
import { err, ok, type Result } from "../lib/result.ts";
import type { QueryInput } from "./operation.ts";
import type { FieldError, Problem } from "./problem.ts";
import { queryProblem, validationProblem } from "./validation.ts";

/** The query parameters that an operation takes. */
export interface QueryReader {
  readonly schema: v.GenericSchema;
  read(parameters: Readonly<Record<string, string>>, request: never): Result<unknown, Problem>;
}

/** How much of an unknown name the answer repeats. */
const MAX_NAME_LENGTH = 100;

/**
 * Reads the query of an operation. It names all parameters that are wrong, unknown or given twice at once: nobody would
 * notice a mistyped one that was silently ignored. The schema says which parameters there are, as in the document.
 *
 * @param query undefined where the operation takes no parameter at all.
 */
export function readQuery(
  parameters: URLSearchParams,
  query: QueryReader | undefined,
  request: never,
): Result<unknown, Problem> {
  const known = query === undefined ? [] : namesIn(query.schema);
  const errors: FieldError[] = [];
  for (const name of new Set(parameters.keys())) {
    const path = name.slice(0, MAX_NAME_LENGTH);
    if (!known.includes(name)) errors.push({ path, message: "is not a parameter here" });
    else if (parameters.getAll(name).length > 1) errors.push({ path, message: "must be given once" });
  }
  const given = Object.fromEntries([...parameters].filter(([name]) => known.includes(name)));
  const read = query?.read(given, request) ?? ok(undefined);
  if (errors.length === 0) return read;
  const wrong = new Set(errors.map(({ path }) => path));
  const others = read.ok ? [] : (read.error.errors ?? []).filter(({ path }) => !wrong.has(path));
  return err(validationProblem([...others, ...errors]));
}

/** Those of the object that a query's schema is. */
function namesIn(schema: v.GenericSchema): readonly string[] {
  return "entries" in schema ? Object.keys(schema.entries as object) : [];
}

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
