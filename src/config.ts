import type { RateLimit } from "./limits/limiter.ts";
import type { OwnHostSettings } from "./links/hosts/own-hosts.ts";
import type { Slug } from "./names/slug.ts";

/** The settings of a Worker, as `parseEnv()` in env.ts reads them: typed, with a default for each that is not given. */
export interface Config {
  readonly databaseUrl: string;
  /** Where SQL over HTTP is, if not at Neon; null for Neon's own address. */
  readonly neonFetchEndpoint: string | null;
  readonly redis: { readonly url: string; readonly token: string };
  /** 64 hex digits. */
  readonly codeKey: string;
  readonly adminApiKey: string;
  /** Where short links are opened, without a slash at the end. */
  readonly baseUrl: string;
  /** Where `/` leads in place of the page; null for the page. */
  readonly homeUrl: string | null;
  /** The hosts that no link may lead to, BASE_URL's included. */
  readonly ownHosts: OwnHostSettings;
  readonly publicCreate: boolean;
  /** The settings of Cloudflare Access; null if nobody signs in there. */
  readonly access: AccessConfig | null;
  readonly corsOrigins: readonly string[];
  readonly allowPrivateDestinations: boolean;
  /** Where to report a security problem: a mailto: or https: URL; null for nowhere. */
  readonly securityContact: string | null;
  readonly limits: Readonly<Record<LimitName, RateLimit>>;
  readonly staleMaxMs: number;
  /** How long the access log keeps a click. */
  readonly clickRetentionDays: number;
  /** How long changes of links are told. */
  readonly historyDays: number;
  /** How many hosts the daily round asks whether destinations answer; 0 for none. */
  readonly linkCheckHosts: number;
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
  /** The settings of Web Risk, Google's lists of unsafe URLs; null if destinations are not looked up there. */
  readonly webRisk: WebRiskConfig | null;
  /** How many of a hundred redirects are logged. */
  readonly redirectLogPercent: number;
  /** How long visits may wait in an isolate's memory. */
  readonly clickFlushMs: number;
  /** Whether a visit with `DNT` or `Sec-GPC` gets no pseudonym of its visitor. */
  readonly honorDoNotTrack: boolean;
  /** Requests whose URL begins with this have Cloudflare's visitor location headers; null if none has. */
  readonly locationHeadersAt: string | null;
  readonly memory: { readonly maxEntries: number; readonly maxBytes: number };
}

export interface AccessConfig {
  /** The team's origin, which issues the tokens. */
  readonly team: string;
  /** The application's audience tag, which the tokens must name. */
  readonly audience: string;
  /** E-mails in lower case. */
  readonly admins: readonly string[];
}

export interface WebRiskConfig {
  readonly key: string;
  /** Its origin. */
  readonly endpoint: string;
  /** Time limit of one look-up, and of all look-ups of a request together. */
  readonly timeoutMs: number;
  /** Minutes between two runs of the check of all links; 0 for no check. */
  readonly recheckMinutes: number;
  /** How many links one run checks. */
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
  /** The time limit of a whole upload. */
  readonly importMs: number;
  readonly redisMs: number;
  readonly postgresRedirectMs: number;
  readonly postgresApiMs: number;
  readonly joinLimitMs: number;
}
