import { isProblem } from "./is-problem.ts";
import { retryAfterSeconds } from "./retry-after.ts";

/**
 * One plain line for people, without markup: of the `error` that a call resolves to, or of what it rejects with.
 *
 * @param response of the same call: if its `Retry-After` says when to try again, so does the text.
 */
export function problemText(problem: unknown, response?: Response): string {
  if (problem instanceof Error) return problem.message;
  if (!isProblem(problem)) return "Cannot tell what went wrong: there is no problem to read";
  const { detail, errors = [] } = problem;
  const seconds = response === undefined ? null : retryAfterSeconds(response, Date.now());
  return [
    detail,
    ...errors.map(({ path, message }) => `${path} ${message}`),
    ...(seconds === null ? [] : [`try again in ${seconds} s`]),
  ].join("; ");
}
