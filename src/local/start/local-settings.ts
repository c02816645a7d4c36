import { EXAMPLE_ORIGIN } from "../client/serve-example.ts";
import type { LocalSecrets } from "../local-secrets.ts";
import { SETTING_WORDS, type SettingWords } from "../settings.docs.ts";
import type { StoreBindings } from "../stack.ts";

/** What a laptop sets by itself, or takes in another way. All other settings are handed on to the Worker as they are. */
const OWN = new Set([
  ...["DATABASE_URL", "NEON_FETCH_ENDPOINT", "UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
  ...["CODE_KEY", "ADMIN_API_KEY", "BASE_URL", "PUBLIC_CREATE", "WORKER_NAME"],
]);
const PASSED_ON: ReadonlyMap<string, SettingWords> = new Map(
  Object.entries(SETTING_WORDS).filter(([name]) => !OWN.has(name)),
);

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
  const passedOn = given.filter(([name]) => PASSED_ON.has(name));
  return {
    secrets: {
      ...storeSecrets,
      CODE_KEY: env["CODE_KEY"] ?? kept.CODE_KEY,
      ADMIN_API_KEY: env["ADMIN_API_KEY"] ?? kept.ADMIN_API_KEY,
      ...Object.fromEntries(passedOn.filter(([name]) => PASSED_ON.get(name)?.isSecret === true)),
    },
    variables: {
      CORS_ORIGINS: EXAMPLE_ORIGIN,
      ...Object.fromEntries(passedOn.filter(([name]) => PASSED_ON.get(name)?.isSecret !== true)),
      NEON_FETCH_ENDPOINT,
      BASE_URL: env["BASE_URL"] ?? address,
      PUBLIC_CREATE: env["PUBLIC_CREATE"] ?? "true",
    },
  };
}
