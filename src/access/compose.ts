import type { Config } from "../config.ts";
import { log } from "../lib/log.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { createAccessKeys } from "./stores/access-keys.ts";
import { createAccessTokens } from "./stores/verify-token.ts";

/** The part of `services.ts` that finds out who signed in at Cloudflare Access. */
export interface AccessServices {
  /** null if sign-in by Cloudflare Access is off. */
  readonly accessTokens: AccessTokens | null;
}

/** Access answers from the nearest data center; a request of the API has twelve seconds for all that it does. */
const TIMEOUT_MS = 3_000;

export function createAccessServices(parts: {
  config: Pick<Config, "access" | "timeouts">;
  now: () => number;
}): AccessServices {
  const { config, now } = parts;
  if (config.access === null) return { accessTokens: null };
  const { team, audience, admins } = config.access;
  const keys = createAccessKeys({
    ...{ team, timeoutMs: TIMEOUT_MS, joinLimitMs: config.timeouts.joinLimitMs, now },
    fetch: (url, init) => fetch(url, init),
    reportFailure: (reason) => log("warn", "access-keys-failed", { reason }),
  });
  return { accessTokens: createAccessTokens({ team, audience, admins, keys, now }) };
}
