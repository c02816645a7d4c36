import type { MiddlewareHandler } from "hono";
import { wrapTime } from "hono/timing";
import type { AccessTokens } from "../../access/access-tokens.ts";
import type { AppEnv, EdgeServices } from "../../http/app-env.ts";
import type { Need } from "../../http/caller.ts";
import { accessProblem, unauthorized } from "../../http/caller-problems.ts";
import { ProblemError } from "../../http/problem.ts";
import type { KeyStore, KeyVisit } from "../key-store.ts";
import type { KeyHash } from "../key-text.ts";
import { TooManyGuesses } from "../limit-guesses.ts";
import type { Scope } from "../scope.ts";
import { authenticate } from "./authenticate.ts";
import { authenticatePerson } from "./authenticate-person.ts";

interface AuthorizeServices {
  readonly adminApiKey: string;
  readonly keys: KeyStore<KeyVisit>;
  readonly accessTokens: AccessTokens | null;
  readonly pseudonym: (text: string) => Promise<string>;
  readonly publicCreate: boolean;
  readonly now: () => number;
}

/**
 * Finds out who calls. Answers 401 to a wrong key, and 403 to a key that may not do this. A wrong key is refused even where
 * no key is needed: its owner should learn of it.
 */
export function authorize<Services extends EdgeServices & AuthorizeServices>(
  need: Need<Scope>,
): MiddlewareHandler<AppEnv<Services>> {
  return async (c, next) => {
    const { adminApiKey, keys, now, publicCreate } = c.env;
    const visit = c.var.scope;
    const findKey = async (hash: KeyHash) => (await keys.find(hash, visit)).key;
    const known = c.req.raw.headers.has("Authorization")
      ? authenticate(c.req.raw, { adminApiKey, findKey, now }).catch(refuseGuesser)
      : authenticatePerson(c.req.raw, c.env, visit);
    const caller = await wrapTime(c, "key", known);
    if (caller === null) throw new ProblemError(unauthorized('Bearer error="invalid_token"'));
    const problem = accessProblem(caller, need, publicCreate);
    if (problem !== null) throw new ProblemError(problem);
    c.set("caller", caller);
    await next();
  };
}

function refuseGuesser(error: unknown): never {
  if (!(error instanceof TooManyGuesses)) throw error;
  throw new ProblemError({
    type: "rate-limited",
    detail: "Cannot look up this key: this address sent too many that do not exist",
    headers: { "Retry-After": String(Math.ceil(error.retryAfterMs / 1000)) },
  });
}
