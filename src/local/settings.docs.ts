/** What a setting is for, in a sentence or two. */
export interface SettingWords {
  readonly words: string;
  /** To be put with `wrangler secret put`; others stand in wrangler.toml. */
  readonly isSecret?: true;
}

/** The words of each setting of env.ts, in the order of src/local/SETTINGS.md. */
export const SETTING_WORDS: Readonly<Record<string, SettingWords>> = {
  DATABASE_URL: {
    isSecret: true,
    words: "Postgres at Neon, the pooled string: `postgresql://user:password@host/database`",
  },
  UPSTASH_REDIS_REST_URL: {
    isSecret: true,
    words: "Redis at Upstash, in one region. Switch eviction on there: without it a full Redis refuses edits",
  },
  UPSTASH_REDIS_REST_TOKEN: { isSecret: true, words: "the token of that Redis" },
  CODE_KEY: {
    isSecret: true,
    words:
      "makes codes of ids: `openssl rand -hex 32`. **Keep a copy.** Codes can't be read without it, and another key can't replace it",
  },
  ADMIN_API_KEY: { isSecret: true, words: "the API key that may do everything" },
  WEB_RISK_KEY: {
    isSecret: true,
    words: "a Google API key for the Web Risk API. Without it, no destination is looked up there",
  },
  HEALTH_WEBHOOK_URL: { isSecret: true, words: "where alerts go" },
  HEALTH_WEBHOOK_SECRET: {
    isSecret: true,
    words: "signs alerts, as Standard Webhooks has it. Needed with `HEALTH_WEBHOOK_URL`",
  },
  BASE_URL: { words: "where short links are opened, such as `https://go.example`" },
  HOME_URL: { words: "where `/` leads. Without it, `/` opens the page that makes and shows links" },
  OWN_HOSTS: { words: "more hosts that this Worker answers on. No link may lead there" },
  WORKER_NAME: {
    words:
      "the Worker's name, a part of its hosts at workers.dev. `wrangler.toml` sets it: change it there with the name",
  },
  PUBLIC_CREATE: { words: "`true` lets anybody create links, at most `PUBLIC_CREATE_PER_MINUTE`" },
  ACCESS_TEAM: {
    words:
      "lets people of a team sign in at Cloudflare Access: `https://<team>.cloudflareaccess.com`. Needs `ACCESS_AUD`",
  },
  ACCESS_AUD: { words: "the audience tag of the Access application, 64 hex digits in its overview" },
  ACCESS_ADMINS: {
    words: "e-mails of people who may do everything. All others of the team have the three scopes of a key",
  },
  CORS_ORIGINS: { words: "origins whose pages may call the API. `*` is all of them" },
  ALLOW_PRIVATE_DESTINATIONS: { words: "`true` lets links lead to private addresses" },
  SECURITY_CONTACT: { words: "whom to tell of a security problem, for `/.well-known/security.txt`" },
  PUBLIC_CREATE_PER_MINUTE: { words: "links that one address may create without a key" },
  KEY_WRITES_PER_MINUTE: { words: "changes by one API key" },
  KEY_READS_PER_MINUTE: { words: "reads by one API key" },
  ADMIN_PER_MINUTE: { words: "requests with the admin key" },
  NAMES_PER_MINUTE: { words: "names that one caller may ask about, whether they are free" },
  UNKNOWN_LOOKUPS_PER_MINUTE: { words: "look-ups that find nothing, for each address and isolate" },
  UNKNOWN_KEYS_PER_MINUTE: { words: "API keys that don't exist, for each address and isolate" },
  PASSWORD_GUESSES_PER_MINUTE: { words: "passwords for each address and link" },
  PASSWORD_GUESSES_PER_LINK_PER_MINUTE: {
    words: "passwords for a link from all addresses, right ones too. Raise it for a link that a crowd opens at once",
  },
  REPORTS_PER_MINUTE: { words: "reports of links, for each address" },
  REPORTS_PER_DAY: { words: "the same, for a day" },
  STALE_MAX_SECONDS: { words: "how old a link may be that is served while neither store answers" },
  REDIRECT_TIMEOUT_MS: { words: "by when a visitor is answered, whatever happens" },
  API_TIMEOUT_MS: {
    words: "by when a call of the API is answered. A body has to be there a second before that, else the answer is 408",
  },
  IMPORT_TIMEOUT_MS: { words: "how long the upload of an import may take" },
  REDIS_TIMEOUT_MS: { words: "for one call of Redis" },
  POSTGRES_REDIRECT_TIMEOUT_MS: {
    words:
      "for one query of a redirect. A database half a world away needs 500 ms and more, a sleeping Neon most of a second",
  },
  POSTGRES_API_TIMEOUT_MS: { words: "for one query of the API. Above 8 s, an edit could outlive its mark in Redis" },
  JOIN_LIMIT_MS: { words: "how long a request waits for another one's load before it makes its own" },
  MEMORY_MAX_ENTRIES: { words: "links kept in the memory of an isolate" },
  MEMORY_MAX_MB: { words: "the same in MB. An isolate has 128 MB for everything" },
  NEON_FETCH_ENDPOINT: { words: "SQL over HTTP somewhere else than at Neon" },
  WEB_RISK_TIMEOUT_MS: { words: "for all look-ups of a request at Web Risk" },
  WEB_RISK_RECHECK_MINUTES: {
    words: "how often links are looked up again; 0 is never. A run wakes a sleeping Neon",
  },
  WEB_RISK_RECHECK_LINKS: { words: "how many links a run looks up. Each look-up is billed" },
  WEB_RISK_ENDPOINT: { words: "where Web Risk is, for a test or a proxy" },
  CLICK_FLUSH_SECONDS: { words: "how long visits may wait in the memory of an isolate" },
  CLICK_RETENTION_DAYS: { words: "how long raw visits are kept, in whole weeks" },
  LINK_CHECK_HOSTS: {
    words:
      "how many hosts a day are asked whether a link's destination answers; 0 is none. On Cloudflare's free plan up to 5",
  },
  HISTORY_DAYS: { words: "how long the history of links is kept" },
  HONOR_DO_NOT_TRACK: { words: "visits with `DNT: 1` or `Sec-GPC: 1` count, but not their visitor" },
  LOCATION_HEADERS: {
    words:
      "country, region and city are read from Cloudflare's visitor location headers, at BASE_URL alone. Only for a zone " +
      'with the managed transform "Add visitor location headers"; without it anybody can make them up',
  },
  HEALTH_INTERVAL_MINUTES: {
    words: "between two health pings; 0 is none. A ping of Postgres keeps a Neon awake, and that is paid for",
  },
  HEALTH_QUIET: {
    words: "pings Postgres only if it was asked since the last ping, or something is wrong. `false` pings it always",
  },
  HEALTH_LINK: { words: "a standing link, which each ping opens from end to end" },
  REDIRECT_LOG_PERCENT: { words: "how many of a hundred redirects are logged" },
};
