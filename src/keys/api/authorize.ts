import type { MiddlewareHandler } from "hono";
import { wrapTime } from "hono/timing";
import type { AppEnv, EdgeServices } from "../../http/app-env.ts";
import type { Caller, Need } from "../../http/caller.ts";
import { type Problem, ProblemError } from "../../http/problem.ts";
import type { KeyStore, KeyVisit } from "../key-store.ts";
import type { KeyHash } from "../key-text.ts";
import { TooManyGuesses } from "../limit-guesses.ts";
import type { Scope } from "../scope.ts";
import { authenticate } from "./authenticate.ts";

interface AuthorizeServices {
  readonly adminApiKey: string;
  readonly keys: KeyStore<KeyVisit>;
  readonly publicCreate: boolean;
  readonly now: () => number;
}

/**
 * Finds out who calls, or answers 401, and 403 where the key may not do what the route does. A key that is
 * none is refused even where nobody needs one: its owner should learn of it.
 */
export function authorize<Services extends EdgeServices & AuthorizeServices>(
  need: Need<Scope>,
): MiddlewareHandler<AppEnv<Services>> {
  return async (c, next) => {
    const { adminApiKey, keys, now, publicCreate } = c.env;
    const findKey = async (hash: KeyHash) => (await keys.find(hash, c.var.scope)).key;
    const known = authenticate(c.req.raw, { adminApiKey, findKey, now }).catch(refuseGuesser);
    const caller = await wrapTime(c, "key", known);
    if (caller === null) throw new ProblemError(unauthorized('Bearer error="invalid_token"'));
    const problem = problemOf(caller, need, publicCreate);
    if (problem !== null) throw new ProblemError(problem);
    c.set("caller", caller);
    await next();
  };
}

function problemOf(caller: Caller, need: Need<Scope>, isPublic: boolean): Problem | null {
  switch (caller.kind) {
    case "anonymous":
      return isPublic && "orPublic" in need ? null : unauthorized("Bearer");
    case "key":
      if ("scope" in need) return caller.scopes.includes(need.scope) ? null : missingScope(need.scope);
      return forbidden("Cannot do this with this key: only the admin key may", "admin");
    case "admin":
      return null;
  }
}

function refuseGuesser(error: unknown): never {
  if (!(error instanceof TooManyGuesses)) throw error;
  throw new ProblemError({
    type: "rate-limited",
    detail: "Cannot look up this key: this address sent too many that do not exist",
    headers: { "Retry-After": String(Math.ceil(error.retryAfterMs / 1000)) },
  });
}

/** @param challenge for `WWW-Authenticate` (RFC 6750, section 3). */
function unauthorized(challenge: string): Problem {
  return {
    type: "unauthorized",
    detail: "Cannot accept the request: it needs a valid API key in Authorization: Bearer",
    headers: { "WWW-Authenticate": challenge },
  };
}

function missingScope(scope: Scope): Problem {
  return forbidden(`Cannot do this with this key: it needs the scope ${scope}`, scope);
}

/** @param scope as RFC 6750, section 3.1 has it: what would be enough. */
function forbidden(detail: string, scope: string): Problem {
  return {
    type: "forbidden",
    detail,
    headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${scope}"` },
  };
}
