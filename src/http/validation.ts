import type * as v from "valibot";
import { TIME_IS_PAST } from "../lib/rfc3339.ts";
import type { FieldError, Problem } from "./problem.ts";

/** What is wrong with a body or a query, as the problem that names every field. */
export function validationProblem(errors: readonly FieldError[]): Problem {
  const fields = [...new Set(errors.map(({ path }) => path))].join(", ");
  return { type: "validation", detail: `Cannot accept the request: ${fields} not valid`, errors };
}

/** What is wrong with the parameters of a query. */
export function queryProblem(issues: readonly v.BaseIssue<unknown>[], ...more: FieldError[]): Problem {
  return validationProblem([...issues.map(fieldErrorOf), ...more]);
}

const MAX_PATH_LENGTH = 100;

export function fieldErrorOf(issue: v.BaseIssue<unknown>): FieldError {
  const path = (issue.path ?? [])
    .map(({ key }) => String(key))
    .join(".")
    .slice(0, MAX_PATH_LENGTH);
  if (issue.path === undefined) return { path: "body", message: issue.message };
  // Of what is no object at all its message says it.
  if (issue.type === "strict_object" && issue.expected !== "Object") {
    return { path, message: issue.expected === "never" ? "is not a field here" : "is required" };
  }
  return { path, message: issue.message };
}

export const EXPIRY_IS_PAST: FieldError = { path: "expiresAt", message: TIME_IS_PAST };
