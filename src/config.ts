import type { RateLimit } from "./limits/limiter.ts";
import type { OwnHostSettings } from "./links/hosts/own-hosts.ts";
import type { Slug } from "./names/slug.ts";

/** The settings of a Worker, as `parseEnv()` in env.ts reads them: typed, with a default for each that is not given. */
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
  /** How long changes of links are told. */
  readonly historyDays: number;
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
