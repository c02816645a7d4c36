import { type Caller, hasScope, isAdmin, type Need } from "./caller.ts";
import type { Problem } from "./problem.ts";

/** Why the caller may not do what needs this access; null if it may. @param isPublic whether PUBLIC_CREATE is on. */
export function accessProblem(caller: Caller, need: Need, isPublic: boolean): Problem | null {
  if (caller.kind === "anonymous") return isPublic && "orPublic" in need ? null : unauthorized("Bearer");
  if (isAdmin(caller) || "known" in need) return null;
  if ("scope" in need) return hasScope(caller, need.scope) ? null : missingScope(need.scope);
  return adminOnly("Cannot do this with this key: only the admin key may");
}

/** @param challenge for `WWW-Authenticate` (RFC 6750, section 3). */
export function unauthorized(challenge: string): Problem {
  return {
    type: "unauthorized",
    detail: "Cannot accept the request: it needs a valid API key in Authorization: Bearer, or a valid sign-in",
    headers: { "WWW-Authenticate": challenge },
  };
}

export function missingScope(scope: string): Problem {
  return forbidden(`Cannot do this with this key: it needs the scope ${scope}`, scope);
}

/** What of an operation that others may call too is the administrator's alone. */
export function adminOnly(detail: string): Problem {
  return forbidden(detail, "admin");
}

/** @param scope as RFC 6750, section 3.1 has it: what would be enough. */
function forbidden(detail: string, scope: string): Problem {
  return {
    type: "forbidden",
    detail,
    headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${scope}"` },
  };
}
