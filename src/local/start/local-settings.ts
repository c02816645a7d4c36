import { EXAMPLE_ORIGIN } from "../client/serve-example.ts";
import type { LocalSecrets } from "../local-secrets.ts";
import type { StoreBindings } from "../stack.ts";

/** What API.md calls variables: handed on to the Worker as they are. */
const PASSED_ON =
  /^(CORS_ORIGINS|ALLOW_PRIVATE_DESTINATIONS|SECURITY_CONTACT|STALE_MAX_SECONDS|JOIN_LIMIT_MS|HEALTH_\w+|WEB_RISK_\w+|CLICK_\w+|HONOR_DO_NOT_TRACK|REDIRECT_LOG_PERCENT|MEMORY_MAX_\w+|OWN_HOSTS|\w+_PER_(MINUTE|DAY)|\w+_TIMEOUT_MS)$/;
const SECRET = /^(HEALTH_WEBHOOK_SECRET|WEB_RISK_KEY)$/;

export interface LocalSettings {
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The settings of a Worker on a laptop: those of the environment, on top of its stores.
 * @param address where it listens.
 */
export function localSettings(
  env: Readonly<Record<string, string | undefined>>,
  { kept, stores, address }: { kept: LocalSecrets; stores: StoreBindings; address: string },
): LocalSettings {
  const { NEON_FETCH_ENDPOINT, ...storeSecrets } = stores;
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const passedOn = given.filter(([name]) => PASSED_ON.test(name));
  return {
    secrets: {
      ...storeSecrets,
      CODE_KEY: env["CODE_KEY"] ?? kept.CODE_KEY,
      ADMIN_API_KEY: env["ADMIN_API_KEY"] ?? kept.ADMIN_API_KEY,
      ...Object.fromEntries(passedOn.filter(([name]) => SECRET.test(name))),
    },
    variables: {
      CORS_ORIGINS: EXAMPLE_ORIGIN,
      ...Object.fromEntries(passedOn.filter(([name]) => !SECRET.test(name))),
      NEON_FETCH_ENDPOINT,
      BASE_URL: env["BASE_URL"] ?? address,
      PUBLIC_CREATE: env["PUBLIC_CREATE"] ?? "true",
    },
  };
}
