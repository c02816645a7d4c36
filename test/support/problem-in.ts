import { expect } from "vitest";
import { type Problem, ProblemError } from "../../src/http/problem.ts";
import type { Result } from "../../src/lib/result.ts";

/** The problem of a result that must be one. */
export function problemIn(result: Result<unknown, Problem>): Problem {
  if (result.ok) throw new Error("Cannot find a problem: the result is a value");
  return result.error;
}

/** The fields that a problem names, in its order. */
export function pathsOf({ errors = [] }: Problem): string[] {
  return errors.map(({ path }) => path);
}

/** The problem that the work throws. */
export async function problemThrownBy(work: () => unknown): Promise<Problem> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    if (error instanceof ProblemError) return error.problem;
  }
  throw new Error("Cannot find a problem: nothing was thrown");
}
