/** What a person brings, each with where it comes from and which kind is meant. */
export const GIVEN = {
  BASE_URL:
    "where short links are opened: https:// and a domain of this Cloudflare account, or the Worker's workers.dev",
  DATABASE_URL: "from Neon, the pooled string: postgresql://user:password@ep-…-pooler.region.aws.neon.tech/database",
  UPSTASH_REDIS_REST_URL: "from Upstash, under REST API",
  UPSTASH_REDIS_REST_TOKEN: "from Upstash, beside it: the token that may write, not the read-only one",
} as const;

/** For the step that logs in: what the token of a machine needs. `wrangler login` asks for what it needs itself. */
export const TOKEN_PERMISSIONS: readonly string[] = [
  "or set CLOUDFLARE_API_TOKEN, of the template “Edit Cloudflare Workers”, and add to it Account > Queues > Edit;",
  "its account is this one, and its zone that of BASE_URL. What of it is used:",
  "  Account: Workers Scripts (edit), Queues (edit), Account Settings (read)",
  "  Zone: Workers Routes (edit), with a domain of your own",
  "  User: User Details and Memberships (read), or CLOUDFLARE_ACCOUNT_ID beside the token",
];

export const WHICH_POSTGRES: readonly string[] = [
  "Neon: a project in a region near your visitors. Under Connect, take the pooled string (“Connection pooling” on: its host",
  "has -pooler). Each statement and each migration is one transaction, which a pooler is for, and isolates are many.",
];

export const WHICH_REDIS: readonly string[] = [
  "Upstash: a Redis with one primary region, the one next to Neon's, and no read regions: a replica lags behind an edit.",
  "Eviction on: without it a full Redis refuses edits. Under REST API take the URL and the token, not the read-only one.",
];

/** What is worth a word in an address that can be used all the same. */
export function remarkOnDatabase(databaseUrl: string): string | null {
  const { hostname } = new URL(databaseUrl);
  const isDirect = hostname.endsWith(".neon.tech") && !(hostname.split(".")[0] ?? "").endsWith("-pooler");
  return isDirect
    ? "Neon: this is the direct string. It works; the pooled one (-pooler) has room for more connections"
    : null;
}
