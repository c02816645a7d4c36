import type { Context, Next } from "hono";
import type { AppEnv, EdgeServices } from "./app-env.ts";
import { identified, requestIdOf } from "./request-id.ts";
import { secured } from "./security-headers.ts";

/** Gives every answer but a redirect its request id and security headers, and forbids caching unless it says otherwise. */
export async function identify<Services extends EdgeServices>(c: Context<AppEnv<Services>>, next: Next): Promise<void> {
  c.header("Cache-Control", "no-store");
  await next();
  identified(secured(c.res), requestIdOf(c.req.raw, c.env.createId));
}
