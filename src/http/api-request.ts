import type { Context } from "hono";
import type { Result } from "../lib/result.ts";
import type { LinkInputRules } from "../links/api/link-input.ts";
import { hashPassword, SALT_BYTES } from "../links/password-hash.ts";
import type { AppEnv } from "./app-env.ts";
import { parseJson } from "./body.ts";
import { type Problem, ProblemError } from "./problem.ts";

/** What the handlers of the API read from a request that has passed the steps before them. */
export type ApiContext = Context<AppEnv>;

/** @throws {ProblemError} when the body is not JSON, or is declared as something else. */
export function jsonOf(c: ApiContext): unknown {
  return parseJson(c.req.header("Content-Type"), c.var.body);
}

/** The host that the request came in by, in its normal form. */
export function hostOf(c: ApiContext): string {
  return new URL(c.req.url).hostname;
}

export function inputRules(c: ApiContext): LinkInputRules {
  return { ...c.env.destinationRules(hostOf(c)), now: c.env.now() };
}

/** @throws {ProblemError} with the problem of the result. */
export function valueOf<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

/** @returns null where a link is to have no password. */
export async function passwordHashOf(c: ApiContext, password: string | null): Promise<string | null> {
  return password === null ? null : hashPassword(password, c.env.randomBytes(SALT_BYTES));
}
