import { createMiddleware } from "hono/factory";
import type { Services } from "../services.ts";
import { authenticate } from "./api-key.ts";
import type { AppEnv } from "./app-env.ts";
import { ProblemError } from "./problem.ts";

/**
 * Finds out who calls, or answers 401. A key that is none is refused even where nobody needs one: its
 * owner should learn of it.
 *
 * @param mayBeAnonymous whether the route is open to callers without a key.
 */
export function authorize(mayBeAnonymous: (settings: Pick<Services, "publicCreate">) => boolean) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const caller = await authenticate(c.req.raw, c.env.adminApiKey);
    if (caller === null || (caller.kind === "anonymous" && !mayBeAnonymous(c.env))) {
      throw new ProblemError({
        type: "unauthorized",
        detail: "Cannot let this request in: it needs a valid API key in Authorization: Bearer",
        headers: { "WWW-Authenticate": caller === null ? 'Bearer error="invalid_token"' : "Bearer" },
      });
    }
    c.set("caller", caller);
    await next();
  });
}
