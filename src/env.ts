import { DEFAULT_RETENTION_DAYS, MAX_RETENTION_DAYS, MIN_RETENTION_DAYS } from "./clicks/click-retention.ts";
import { err, ok, type Result } from "./lib/result.ts";
import type { RateLimit } from "./limits/limiter.ts";
import type { OwnHostSettings } from "./links/hosts/own-hosts.ts";
import { parseSlug, type Slug } from "./names/slug.ts";
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

/**
 * The settings, read once per isolate. Every problem is named at once, by its setting and never by its
 * value, so that a first deploy is mended in one go and no secret reaches a log.
 */
export interface Config {
  readonly databaseUrl: string;
  /** SQL over HTTP elsewhere than at Neon; null for Neon's own. */
  readonly neonFetchEndpoint: string | null;
  readonly redis: { readonly url: string; readonly token: string };
  /** 64 hex digits. */
  readonly codeKey: string;
  readonly adminApiKey: string;
  /** Where short links are opened, without a slash at the end. */
  readonly baseUrl: string;
  /** Where `/` leads in place of the page; null for the page. */
  readonly homeUrl: string | null;
  /** What no link may lead to, with BASE_URL's host. */
  readonly ownHosts: OwnHostSettings;
  readonly publicCreate: boolean;
  /** Who signs in at Cloudflare Access; null where nobody does. */
  readonly access: AccessConfig | null;
  readonly corsOrigins: readonly string[];
  readonly allowPrivateDestinations: boolean;
  /** Whom to tell of a security problem: a mailto: or https: URL; null for nobody. */
  readonly securityContact: string | null;
  readonly limits: Readonly<Record<LimitName, RateLimit>>;
  readonly staleMaxMs: number;
  /** How long the access log keeps a click. */
  readonly clickRetentionDays: number;
  readonly timeouts: Timeouts;
  readonly health: {
    /** 0 for no pings. */
    readonly intervalMinutes: number;
    /** Whether Postgres is pinged only while it is used. */
    readonly isQuiet: boolean;
    /** The slug of the standing link; null where there is none. */
    readonly link: Slug | null;
    readonly webhook: { readonly url: string; readonly secret: string } | null;
  };
  /** Google's lists of unsafe URLs; null where destinations are not looked up there. */
  readonly webRisk: WebRiskConfig | null;
  /** How many of a hundred redirects the log tells of. */
  readonly redirectLogPercent: number;
  /** How long visits may wait in an isolate's memory. */
  readonly clickFlushMs: number;
  /** Whether `DNT` and `Sec-GPC` keep a visit from being told apart from others. */
  readonly honorDoNotTrack: boolean;
  /** Requests whose URL begins with this have Cloudflare's visitor location headers; null where none has. */
  readonly locationHeadersAt: string | null;
  readonly memory: { readonly maxEntries: number; readonly maxBytes: number };
}

export interface AccessConfig {
  /** The team's origin, which issues the tokens. */
  readonly team: string;
  /** The application's tag, which they are for. */
  readonly audience: string;
  /** E-mails in lower case. */
  readonly admins: readonly string[];
}

export interface WebRiskConfig {
  readonly key: string;
  /** Its origin. */
  readonly endpoint: string;
  /** For one look-up, and for all those of a request. */
  readonly timeoutMs: number;
  /** Between two stretches of the walk over all links; 0 for none. */
  readonly recheckMinutes: number;
  /** In one stretch. */
  readonly recheckLinks: number;
}

type LimitName =
  | "publicCreate"
  | "keyWrites"
  | "keyReads"
  | "admin"
  | "unknownLookups"
  | "passwordGuesses"
  | "passwordGuessesPerLink"
  | "unknownKeys"
  | "reports"
  | "reportsPerDay"
  | "names";

/** Milliseconds. They are settings because a database can be half a world away from a point of presence. */
export interface Timeouts {
  readonly redirectMs: number;
  readonly apiMs: number;
  /** For an upload as a whole. */
  readonly importMs: number;
  readonly redisMs: number;
  readonly postgresRedirectMs: number;
  readonly postgresApiMs: number;
  readonly joinLimitMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Guessing an admin key must be hopeless; this is what a 16-byte random key has in base64. */
const MIN_ADMIN_KEY_LENGTH = 22;

/** A setting, as src/local/SETTINGS.md shows it. */
export interface SettingRead {
  readonly name: string;
  /** What it must be. */
  readonly rule: string;
  /** null where it must be given, nothing where it may be left out. */
  readonly fallback: string | null;
}

/**
 * @param bindings strings by name; what is not a setting is ignored.
 * @param tell of each setting, whether it is given or not.
 */
export function parseEnv(
  bindings: Readonly<Record<string, unknown>>,
  tell: (setting: SettingRead) => void = () => {},
): Result<Config, readonly string[]> {
  const problems: string[] = [];

  function text(name: string, isRight: (value: string) => boolean, rule: string): string {
    tell({ name, rule, fallback: null });
    return given(name, isRight, rule);
  }

  /** @returns null where it is not given. */
  function optional(name: string, isRight: (value: string) => boolean, rule: string, fallback = ""): string | null {
    tell({ name, rule, fallback });
    return bindings[name] === undefined ? null : given(name, isRight, rule);
  }

  /** @returns null where it is empty, too. */
  function orNothing(name: string, isRight: (value: string) => boolean, rule: string): string | null {
    tell({ name, rule, fallback: "" });
    return (bindings[name] ?? "") === "" ? null : given(name, isRight, rule);
  }

  function given(name: string, isRight: (value: string) => boolean, rule: string): string {
    const value = bindings[name];
    if (typeof value !== "string" || value === "") problems.push(`${name} is missing`);
    else if (!isRight(value)) problems.push(`${name} must be ${rule}`);
    else return value;
    return "";
  }

  function flag(name: string, fallback: "true" | "false" = "false"): boolean {
    const rule = '"true" or "false"';
    tell({ name, rule, fallback });
    const value = bindings[name] ?? fallback;
    if (value !== "true" && value !== "false") problems.push(`${name} must be ${rule}`);
    return value === "true";
  }

  /** @param least @param most inclusive. */
  function number(name: string, fallback: number, least: number, most: number): number {
    const rule = `a whole number from ${least} to ${most}`;
    tell({ name, rule, fallback: String(fallback) });
    const value = bindings[name] ?? String(fallback);
    const parsed = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN;
    if (parsed >= least && parsed <= most) return parsed;
    problems.push(`${name} must be ${rule}`);
    return fallback;
  }

  /** Values between commas. @param read null where one is not as the rule says. */
  function list(name: string, read: (value: string) => string | null, rule: string): readonly string[] {
    tell({ name, rule, fallback: "" });
    const value = bindings[name];
    if (value === undefined || value === "") return [];
    const texts = typeof value === "string" ? value.split(",").map((text) => text.trim()) : [""];
    const values = texts.map(read).filter((text) => text !== null);
    if (values.length === texts.length) return values;
    problems.push(`${name} must be ${rule}`);
    return [];
  }

  function healthLink(): Slug | null {
    const slug = parseSlug(orNothing("HEALTH_LINK", (value) => parseSlug(value).ok, "the slug of a link") ?? "");
    return slug.ok ? slug.value : null;
  }

  function webhook(): Config["health"]["webhook"] {
    const url = optional("HEALTH_WEBHOOK_URL", isHttpUrl, "an http or https URL");
    const rule = "whsec_ and base64 of 24 to 64 bytes";
    tell({ name: "HEALTH_WEBHOOK_SECRET", rule, fallback: "" });
    return url === null ? null : { url, secret: given("HEALTH_WEBHOOK_SECRET", isWebhookSecret, rule) };
  }

  function webRisk(): WebRiskConfig | null {
    const timeoutMs = number("WEB_RISK_TIMEOUT_MS", 1_000, 1, 5_000);
    const recheckMinutes = number("WEB_RISK_RECHECK_MINUTES", 60, 0, 1_440);
    // A stretch has five minutes, and each link may be two look-ups.
    const recheckLinks = number("WEB_RISK_RECHECK_LINKS", 100, 1, 2_000);
    const googles = "https://webrisk.googleapis.com";
    const endpoint = optional("WEB_RISK_ENDPOINT", isOrigin, "an http or https origin", googles) ?? googles;
    const key = optional("WEB_RISK_KEY", (value) => /^[\x21-\x7e]+$/.test(value), "printable ASCII without spaces");
    return key === null
      ? null
      : { key, endpoint: endpoint.replace(/\/$/, ""), timeoutMs, recheckMinutes, recheckLinks };
  }

  /** Both of them or none: half of them would let nobody in, and say nothing. */
  function access(): AccessConfig | null {
    const admins = list("ACCESS_ADMINS", emailIn, "e-mails, separated by commas");
    const teamRule = "https://<team>.cloudflareaccess.com, or an http origin on a loopback address";
    const tagRule = "the application's audience tag, printable ASCII without spaces";
    const isTag = (value: string) => /^[\x21-\x7e]{1,255}$/.test(value);
    const isGiven = ["ACCESS_TEAM", "ACCESS_AUD"].some((name) => (bindings[name] ?? "") !== "");
    tell({ name: "ACCESS_TEAM", rule: teamRule, fallback: "" });
    tell({ name: "ACCESS_AUD", rule: tagRule, fallback: "" });
    if (!isGiven) return null;
    const team = given("ACCESS_TEAM", isSafeOrigin, teamRule).replace(/\/$/, "");
    return { team, audience: given("ACCESS_AUD", isTag, tagRule), admins };
  }

  const perMinute = (setting: string, name: string, fallback: number): RateLimit => {
    return { name, quota: number(setting, fallback, 1, 1_000_000), windowMs: MINUTE_MS };
  };

  /** @param baseUrl an origin, or nothing where that is wrong. `/` that leads to itself would never end. */
  function homeUrl(baseUrl: string): string | null {
    const isElsewhere = (value: string) => {
      const { origin, pathname } = new URL(value);
      return pathname !== "/" || baseUrl === "" || origin !== new URL(baseUrl).origin;
    };
    const rule = "an http or https URL, and not BASE_URL itself";
    return orNothing("HOME_URL", (value) => isHttpUrl(value) && isElsewhere(value), rule);
  }

  /** @param baseUrl an origin, or nothing where that is wrong. */
  function ownHosts(baseUrl: string): OwnHostSettings {
    const given = list("OWN_HOSTS", hostIn, "host names such as links.example, separated by commas");
    const hosts = [...given, ...(baseUrl === "" ? [] : [new URL(baseUrl).hostname])];
    return { hosts, workerName: orNothing("WORKER_NAME", isWorkerName, "the Worker's name, as wrangler.toml has it") };
  }

  /** At workers.dev no zone of ours sets these headers: whoever asks there can make them up. */
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
      // From all addresses. One who reaches it shuts the link's form for up to a minute; a crowd must not.
      passwordGuessesPerLink: perMinute("PASSWORD_GUESSES_PER_LINK_PER_MINUTE", "password-link", 300),
      unknownKeys: perMinute("UNKNOWN_KEYS_PER_MINUTE", "unknown-keys", 20),
      names: perMinute("NAMES_PER_MINUTE", "names", 60),
      reports: perMinute("REPORTS_PER_MINUTE", "report", 5),
      reportsPerDay: { ...perMinute("REPORTS_PER_DAY", "report-day", 200), windowMs: DAY_MS },
    },
    staleMaxMs: number("STALE_MAX_SECONDS", 3_600, 0, 86_400) * 1_000,
    clickRetentionDays: number("CLICK_RETENTION_DAYS", DEFAULT_RETENTION_DAYS, MIN_RETENTION_DAYS, MAX_RETENTION_DAYS),
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
    // A request may go on for 30 s after its answer, and handing over takes 16 s of that where the Queue is out.
    clickFlushMs: number("CLICK_FLUSH_SECONDS", 10, 0, 10) * 1_000,
    honorDoNotTrack: flag("HONOR_DO_NOT_TRACK", "true"),
    locationHeadersAt: flag("LOCATION_HEADERS", "false") ? locationHeadersAt(baseUrl) : null,
    memory: {
      maxEntries: number("MEMORY_MAX_ENTRIES", 50_000, 1, 1_000_000),
      maxBytes: number("MEMORY_MAX_MB", 32, 1, 96) * 1_048_576,
    },
  };
  return problems.length === 0 ? ok(config) : err(problems);
}
