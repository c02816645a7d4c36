import { DEFAULT_RETENTION_DAYS, MAX_RETENTION_DAYS, MIN_RETENTION_DAYS } from "./clicks/click-retention.ts";
import type { AccessConfig, Config, WebRiskConfig } from "./config.ts";
import { DEFAULT_HISTORY_DAYS, MAX_HISTORY_DAYS } from "./history/history-retention.ts";
import { err, ok, type Result } from "./lib/result.ts";
import type { RateLimit } from "./limits/limiter.ts";
import type { OwnHostSettings } from "./links/hosts/own-hosts.ts";
import { parseSlug, type Slug } from "./names/slug.ts";
import { createSettingReader, type SettingRead } from "./setting-reader.ts";
import {
  emailIn,
  hostIn,
  isContact,
  isHttpUrl,
  isOrigin,
  isPostgresUrl,
  isSafeOrigin,
  isWebhookSecret,
  isWorkerName,
  originIn,
} from "./setting-texts.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Guessing an admin key must be hopeless; this is what a 16-byte random key has in base64. */
const MIN_ADMIN_KEY_LENGTH = 22;

/**
 * Reads the settings, once per isolate. It names all problems at once, each by its setting and never by its value: so one
 * try mends a first deploy, and no secret reaches a log.
 *
 * @param bindings strings by name. Names that are not settings are ignored.
 * @param tell called for each setting, given or not.
 */
export function parseEnv(
  bindings: Readonly<Record<string, unknown>>,
  tell: (setting: SettingRead) => void = () => {},
): Result<Config, readonly string[]> {
  const reader = createSettingReader(bindings, tell);
  const { text, optional, orNothing, flag, number, list, dependent } = reader;

  function healthLink(): Slug | null {
    const slug = parseSlug(orNothing("HEALTH_LINK", (value) => parseSlug(value).ok, "the slug of a link") ?? "");
    return slug.ok ? slug.value : null;
  }

  function webhook(): Config["health"]["webhook"] {
    const url = optional("HEALTH_WEBHOOK_URL", isHttpUrl, "an http or https URL");
    const rule = "whsec_ and base64 of 24 to 64 bytes";
    const secret = dependent("HEALTH_WEBHOOK_SECRET", url !== null, isWebhookSecret, rule);
    return url === null || secret === null ? null : { url, secret };
  }

  function webRisk(): WebRiskConfig | null {
    const timeoutMs = number("WEB_RISK_TIMEOUT_MS", 1_000, 1, 5_000);
    const recheckMinutes = number("WEB_RISK_RECHECK_MINUTES", 60, 0, 1_440);
    // A run has five minutes, and each link may need two look-ups.
    const recheckLinks = number("WEB_RISK_RECHECK_LINKS", 100, 1, 2_000);
    const googles = "https://webrisk.googleapis.com";
    const endpoint = optional("WEB_RISK_ENDPOINT", isOrigin, "an http or https origin", googles) ?? googles;
    const key = optional("WEB_RISK_KEY", (value) => /^[\x21-\x7e]+$/.test(value), "printable ASCII without spaces");
    return key === null
      ? null
      : { key, endpoint: endpoint.replace(/\/$/, ""), timeoutMs, recheckMinutes, recheckLinks };
  }

  /** Team and tag are needed together: with one of them nobody could sign in, and nothing would say why. */
  function access(): AccessConfig | null {
    const admins = list("ACCESS_ADMINS", emailIn, "e-mails, separated by commas");
    const teamRule = "https://<team>.cloudflareaccess.com, or an http origin on a loopback address";
    const tagRule = "the application's audience tag, printable ASCII without spaces";
    const isTag = (value: string) => /^[\x21-\x7e]{1,255}$/.test(value);
    const isAsked = ["ACCESS_TEAM", "ACCESS_AUD"].some(reader.has);
    const team = dependent("ACCESS_TEAM", isAsked, isSafeOrigin, teamRule);
    const audience = dependent("ACCESS_AUD", isAsked, isTag, tagRule);
    return team === null || audience === null ? null : { team: team.replace(/\/$/, ""), audience, admins };
  }

  const perMinute = (setting: string, name: string, fallback: number): RateLimit => {
    return { name, quota: number(setting, fallback, 1, 1_000_000), windowMs: MINUTE_MS };
  };

  /**
   * @param baseUrl an origin, or empty if that setting is wrong. Without this check, `/` could redirect to itself for
   * ever.
   */
  function homeUrl(baseUrl: string): string | null {
    const isElsewhere = (value: string) => {
      const { origin, pathname } = new URL(value);
      return pathname !== "/" || baseUrl === "" || origin !== new URL(baseUrl).origin;
    };
    const rule = "an http or https URL, and not BASE_URL itself";
    return orNothing("HOME_URL", (value) => isHttpUrl(value) && isElsewhere(value), rule);
  }

  /** @param baseUrl an origin, or empty if that setting is wrong. */
  function ownHosts(baseUrl: string): OwnHostSettings {
    const given = list("OWN_HOSTS", hostIn, "host names such as links.example, separated by commas");
    const hosts = [...given, ...(baseUrl === "" ? [] : [new URL(baseUrl).hostname])];
    return { hosts, workerName: orNothing("WORKER_NAME", isWorkerName, "the Worker's name, as wrangler.toml has it") };
  }

  /** At workers.dev no zone of ours sets these headers, so a client there could make them up. */
  function locationHeadersAt(baseUrl: string): string | null {
    return baseUrl === "" || /\.workers\.dev$/i.test(new URL(baseUrl).hostname) ? null : `${new URL(baseUrl).origin}/`;
  }

  const baseUrl = text("BASE_URL", isOrigin, "an http or https origin, such as https://go.example").replace(/\/$/, "");
  const config: Config = {
    databaseUrl: text("DATABASE_URL", isPostgresUrl, "postgresql://user:password@host/database"),
    neonFetchEndpoint: optional("NEON_FETCH_ENDPOINT", isHttpUrl, "an http or https URL"),
    redis: {
      url: text("UPSTASH_REDIS_REST_URL", isHttpUrl, "an http or https URL"),
      token: text("UPSTASH_REDIS_REST_TOKEN", (value) => /^\S+$/.test(value), "free of white space"),
    },
    codeKey: text("CODE_KEY", (value) => /^[0-9a-f]{64}$/i.test(value), "64 hex digits"),
    adminApiKey: text(
      "ADMIN_API_KEY",
      (value) => value.length >= MIN_ADMIN_KEY_LENGTH && /^[\x21-\x7e]+$/.test(value),
      `at least ${MIN_ADMIN_KEY_LENGTH} printable characters without spaces`,
    ),
    baseUrl,
    homeUrl: homeUrl(baseUrl),
    ownHosts: ownHosts(baseUrl),
    publicCreate: flag("PUBLIC_CREATE"),
    access: access(),
    corsOrigins: list("CORS_ORIGINS", originIn, "origins such as https://app.example, separated by commas, or *"),
    allowPrivateDestinations: flag("ALLOW_PRIVATE_DESTINATIONS"),
    securityContact: optional("SECURITY_CONTACT", isContact, "a mailto: or https: URL in ASCII"),
    limits: {
      publicCreate: perMinute("PUBLIC_CREATE_PER_MINUTE", "create", 10),
      keyWrites: perMinute("KEY_WRITES_PER_MINUTE", "write", 600),
      keyReads: perMinute("KEY_READS_PER_MINUTE", "read", 1_200),
      admin: perMinute("ADMIN_PER_MINUTE", "admin", 6_000),
      unknownLookups: perMinute("UNKNOWN_LOOKUPS_PER_MINUTE", "unknown", 60),
      passwordGuesses: perMinute("PASSWORD_GUESSES_PER_MINUTE", "password", 10),
      // Counted over all addresses. Whoever reaches this limit shuts the link's form for up to a minute. A crowd of
      // honest visitors must not reach it.
      passwordGuessesPerLink: perMinute("PASSWORD_GUESSES_PER_LINK_PER_MINUTE", "password-link", 300),
      unknownKeys: perMinute("UNKNOWN_KEYS_PER_MINUTE", "unknown-keys", 20),
      names: perMinute("NAMES_PER_MINUTE", "names", 60),
      reports: perMinute("REPORTS_PER_MINUTE", "report", 5),
      reportsPerDay: { ...perMinute("REPORTS_PER_DAY", "report-day", 200), windowMs: DAY_MS },
    },
    staleMaxMs: number("STALE_MAX_SECONDS", 3_600, 0, 86_400) * 1_000,
    clickRetentionDays: number("CLICK_RETENTION_DAYS", DEFAULT_RETENTION_DAYS, MIN_RETENTION_DAYS, MAX_RETENTION_DAYS),
    historyDays: number("HISTORY_DAYS", DEFAULT_HISTORY_DAYS, 1, MAX_HISTORY_DAYS),
    // A host takes some calls, and Cloudflare allows 1,000 in an invocation (50 on the free plan).
    linkCheckHosts: number("LINK_CHECK_HOSTS", 100, 0, 200),
    timeouts: {
      redirectMs: number("REDIRECT_TIMEOUT_MS", 5_000, 1, 25_000),
      apiMs: number("API_TIMEOUT_MS", 12_000, 1, 25_000),
      // An upload that has not ended after a quarter of an hour reads as cut off (import-state.ts).
      importMs: number("IMPORT_TIMEOUT_MS", 300_000, 1, 900_000),
      redisMs: number("REDIS_TIMEOUT_MS", 1_000, 1, 2_000),
      postgresRedirectMs: number("POSTGRES_REDIRECT_TIMEOUT_MS", 3_000, 1, 20_000),
      // Above 8 s an edit could commit after the `pending` that guards it has run out (link-keys.ts).
      postgresApiMs: number("POSTGRES_API_TIMEOUT_MS", 8_000, 1, 8_000),
      joinLimitMs: number("JOIN_LIMIT_MS", 1_000, 1, 20_000),
    },
    health: {
      intervalMinutes: number("HEALTH_INTERVAL_MINUTES", 5, 0, 60),
      isQuiet: flag("HEALTH_QUIET", "true"),
      link: healthLink(),
      webhook: webhook(),
    },
    webRisk: webRisk(),
    redirectLogPercent: number("REDIRECT_LOG_PERCENT", 1, 0, 100),
    // A request may go on for 30 s after its answer. While the Queue is down, handing over takes 16 s of that.
    clickFlushMs: number("CLICK_FLUSH_SECONDS", 10, 0, 10) * 1_000,
    honorDoNotTrack: flag("HONOR_DO_NOT_TRACK", "true"),
    locationHeadersAt: flag("LOCATION_HEADERS", "false") ? locationHeadersAt(baseUrl) : null,
    memory: {
      maxEntries: number("MEMORY_MAX_ENTRIES", 50_000, 1, 1_000_000),
      maxBytes: number("MEMORY_MAX_MB", 32, 1, 96) * 1_048_576,
    },
  };
  return reader.problems.length === 0 ? ok(config) : err(reader.problems);
}
