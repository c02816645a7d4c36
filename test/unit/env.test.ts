import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Config } from "../../src/config.ts";
import { parseEnv } from "../../src/env.ts";
import { wrong } from "../support/wrong-settings.ts";

/** All that is needed, and nothing more. Each value has a text in it that no problem may repeat. */
const required = {
  DATABASE_URL: "postgresql://hidden-user:hidden-password@hidden-db.example/neondb?sslmode=require",
  UPSTASH_REDIS_REST_URL: "https://hidden-redis.example",
  UPSTASH_REDIS_REST_TOKEN: "hidden-token",
  CODE_KEY: "0123456789abcdefABCDEF0123456789".repeat(2),
  ADMIN_API_KEY: "hidden-admin-key-0123456789",
  BASE_URL: "https://go.example",
};

const WEBHOOK_SECRET = `whsec_${btoa("0123456789abcdefghijklmn")}`;

function configOf(more: Readonly<Record<string, unknown>> = {}): Config {
  const parsed = parseEnv({ ...required, ...more });
  if (!parsed.ok) throw new Error(parsed.error.join("; "));
  return parsed.value;
}

function problemsOf(bindings: Readonly<Record<string, unknown>>): readonly string[] {
  // Asked for only where there is a URL, right or wrong.
  const secret = bindings["HEALTH_WEBHOOK_URL"] === undefined ? {} : { HEALTH_WEBHOOK_SECRET: WEBHOOK_SECRET };
  // Each asks for the other one.
  const isForAccess = "ACCESS_TEAM" in bindings || "ACCESS_AUD" in bindings;
  const access = isForAccess ? { ACCESS_TEAM: "https://team.cloudflareaccess.com", ACCESS_AUD: "a-tag" } : {};
  const parsed = parseEnv({ ...secret, ...access, ...bindings });
  return parsed.ok ? [] : parsed.error;
}

/** The settings that problems name, in alphabetical order. */
const namedIn = (problems: readonly string[]) => problems.map((problem) => problem.split(" ")[0]).toSorted();

describe("parseEnv()", () => {
  it.each([
    ["https://go.example", "https://go.example/"],
    ["http://localhost:8787/", "http://localhost:8787/"],
    ["https://bijou.somebody.workers.dev", null],
    ["https://workers.dev.example", "https://workers.dev.example/"],
  ])("LOCATION_HEADERS at %s is for URLs that begin with %s", (BASE_URL, expected) => {
    for (const LOCATION_HEADERS of ["true", "on"])
      expect(configOf({ BASE_URL, LOCATION_HEADERS })).toMatchObject({ locationHeadersAt: expected });
  });

  it("has the defaults of the contract for what is left out", () => {
    expect(configOf()).toEqual({
      databaseUrl: required.DATABASE_URL,
      neonFetchEndpoint: null,
      redis: { url: required.UPSTASH_REDIS_REST_URL, token: required.UPSTASH_REDIS_REST_TOKEN },
      codeKey: required.CODE_KEY,
      adminApiKey: required.ADMIN_API_KEY,
      baseUrl: "https://go.example",
      ownHosts: { hosts: ["go.example"], workerName: null },
      publicCreate: false,
      access: null,
      corsOrigins: [],
      allowPrivateDestinations: false,
      homeUrl: null,
      securityContact: null,
      limits: {
        publicCreate: { name: "create", quota: 10, windowMs: 60_000 },
        keyWrites: { name: "write", quota: 600, windowMs: 60_000 },
        keyReads: { name: "read", quota: 1_200, windowMs: 60_000 },
        admin: { name: "admin", quota: 6_000, windowMs: 60_000 },
        unknownLookups: { name: "unknown", quota: 60, windowMs: 60_000 },
        passwordGuesses: { name: "password", quota: 10, windowMs: 60_000 },
        passwordGuessesPerLink: { name: "password-link", quota: 300, windowMs: 60_000 },
        unknownKeys: { name: "unknown-keys", quota: 20, windowMs: 60_000 },
        names: { name: "names", quota: 60, windowMs: 60_000 },
        reports: { name: "report", quota: 5, windowMs: 60_000 },
        reportsPerDay: { name: "report-day", quota: 200, windowMs: 86_400_000 },
      },
      staleMaxMs: 3_600_000,
      timeouts: {
        redirectMs: 5_000,
        apiMs: 12_000,
        importMs: 300_000,
        redisMs: 1_000,
        postgresRedirectMs: 3_000,
        postgresApiMs: 8_000,
        joinLimitMs: expect.any(Number) as unknown,
      },
      health: { intervalMinutes: 5, isQuiet: true, link: null, webhook: null },
      webRisk: null,
      clickFlushMs: 10_000,
      clickRetentionDays: 90,
      historyDays: 400,
      linkCheckHosts: 100,
      redirectLogPercent: 1,
      honorDoNotTrack: true,
      locationHeadersAt: null,
      memory: { maxEntries: expect.any(Number) as unknown, maxBytes: expect.any(Number) as unknown },
    });
  });

  it("keeps the memory of links, by default, well within the 128 MB of an isolate", () => {
    expect(configOf().memory.maxBytes).toBeLessThanOrEqual(64 * 1_048_576);
  });

  it("reads every variable", () => {
    const config = configOf({
      NEON_FETCH_ENDPOINT: "http://localhost:5433/sql",
      PUBLIC_CREATE: "true",
      ALLOW_PRIVATE_DESTINATIONS: "true",
      CORS_ORIGINS: "https://a.example, http://localhost:3000/",
      PUBLIC_CREATE_PER_MINUTE: "1",
      ADMIN_PER_MINUTE: "2",
      KEY_WRITES_PER_MINUTE: "3",
      KEY_READS_PER_MINUTE: "4",
      UNKNOWN_KEYS_PER_MINUTE: "5",
      UNKNOWN_LOOKUPS_PER_MINUTE: "1000000",
      STALE_MAX_SECONDS: "0",
      CLICK_RETENTION_DAYS: "35",
      HISTORY_DAYS: "30",
      LINK_CHECK_HOSTS: "7",
      REDIRECT_TIMEOUT_MS: "4000",
      API_TIMEOUT_MS: "11000",
      IMPORT_TIMEOUT_MS: "60000",
      REDIS_TIMEOUT_MS: "2000",
      POSTGRES_REDIRECT_TIMEOUT_MS: "2500",
      POSTGRES_API_TIMEOUT_MS: "7000",
      JOIN_LIMIT_MS: "1500",
      CLICK_FLUSH_SECONDS: "0",
      HONOR_DO_NOT_TRACK: "false",
      MEMORY_MAX_ENTRIES: "10",
      MEMORY_MAX_MB: "1",
    });
    expect(config).toMatchObject({
      neonFetchEndpoint: "http://localhost:5433/sql",
      publicCreate: true,
      allowPrivateDestinations: true,
      corsOrigins: ["https://a.example", "http://localhost:3000"],
      limits: {
        publicCreate: { quota: 1 },
        admin: { quota: 2 },
        keyWrites: { quota: 3 },
        keyReads: { quota: 4 },
        unknownKeys: { quota: 5 },
        unknownLookups: { quota: 1_000_000 },
      },
      staleMaxMs: 0,
      clickRetentionDays: 35,
      historyDays: 30,
      linkCheckHosts: 7,
      timeouts: {
        redirectMs: 4_000,
        apiMs: 11_000,
        importMs: 60_000,
        redisMs: 2_000,
        postgresRedirectMs: 2_500,
        postgresApiMs: 7_000,
        joinLimitMs: 1_500,
      },
      clickFlushMs: 0,
      honorDoNotTrack: false,
      memory: { maxEntries: 10, maxBytes: 1_048_576 },
    });
  });

  it.each([
    ["CORS_ORIGINS", "*", { corsOrigins: ["*"] }],
    ["CORS_ORIGINS", "", { corsOrigins: [] }],
    ["SECURITY_CONTACT", "mailto:security@go.example", { securityContact: "mailto:security@go.example" }],
    ["SECURITY_CONTACT", "https://go.example/security", { securityContact: "https://go.example/security" }],
    ["BASE_URL", "https://go.example/", { baseUrl: "https://go.example" }],
    ["BASE_URL", "http://localhost:8787", { baseUrl: "http://localhost:8787" }],
    ["HOME_URL", "", { homeUrl: null }],
    ["HOME_URL", "https://www.example.com/", { homeUrl: "https://www.example.com/" }],
    ["HOME_URL", "https://go.example/welcome", { homeUrl: "https://go.example/welcome" }],
    ["OWN_HOSTS", "", { ownHosts: { hosts: ["go.example"], workerName: null } }],
    [
      "OWN_HOSTS",
      "A.example., kürz.example",
      { ownHosts: { hosts: ["a.example.", "xn--krz-hoa.example", "go.example"] } },
    ],
    ["WORKER_NAME", "bijou-2", { ownHosts: { hosts: ["go.example"], workerName: "bijou-2" } }],
    ["WORKER_NAME", "", { ownHosts: { workerName: null } }],
    ["PUBLIC_CREATE", "false", { publicCreate: false }],
    ["DATABASE_URL", "postgres://u:p@h/db", { databaseUrl: "postgres://u:p@h/db" }],
    ["SOMETHING_ELSE", { any: "binding" }, {}],
  ])("takes %s=%j", (name, value, expected) => {
    expect(configOf({ [name]: value })).toMatchObject(expected);
  });

  it("names every required setting that is missing, all at once", () => {
    expect(problemsOf({})).toHaveLength(6);
    expect(namedIn(problemsOf({}))).toEqual(Object.keys(required).toSorted());
    const empty = Object.fromEntries(Object.keys(required).map((name) => [name, ""]));
    expect(problemsOf(empty)).toEqual(problemsOf({}));
  });

  it.each(Object.keys(required))("names %s alone where only that is missing", (name) => {
    expect(problemsOf({ ...required, [name]: undefined })).toEqual([`${name} is missing`]);
  });

  for (const [name, values] of Object.entries(wrong)) {
    it(`names ${name} where it is wrong, and never tells its value`, () => {
      for (const value of values) {
        const problems = problemsOf({ ...required, [name]: value });
        expect([value, namedIn(problems)]).toEqual([value, [name]]);
        expect(problems.join()).not.toContain("hidden");
      }
    });
  }

  it("names all that is wrong at once, whichever settings these are", () => {
    const arbitraryNames = fc.subarray(Object.keys(wrong), { minLength: 1 });
    fc.assert(
      fc.property(arbitraryNames, (names) => {
        const bindings = Object.fromEntries(names.map((name) => [name, wrong[name]?.[0]]));
        expect(namedIn(problemsOf({ ...required, ...bindings }))).toEqual(names.toSorted());
      }),
    );
  });

  it("repeats no value of any setting in its problems", () => {
    const arbitraryBindings = fc.record(
      Object.fromEntries(Object.keys(wrong).map((name) => [name, fc.string({ minLength: 12 }).map((s) => `<${s}>`)])),
    );
    fc.assert(
      fc.property(arbitraryBindings, (bindings) => {
        const texts = problemsOf(bindings).join("\n");
        expect(texts).not.toBe("");
        for (const value of Object.values(bindings)) expect(texts).not.toContain(value);
      }),
    );
  });

  it("reads the settings of the pings", () => {
    const url = "https://alerts.example/hook?token=hidden";
    const bindings = {
      ...{ HEALTH_INTERVAL_MINUTES: "0", HEALTH_QUIET: "false", HEALTH_LINK: "Standing-Link" },
      ...{ HEALTH_WEBHOOK_URL: url, HEALTH_WEBHOOK_SECRET: WEBHOOK_SECRET },
    };
    expect(configOf(bindings).health).toEqual({
      ...{ intervalMinutes: 0, isQuiet: false, link: "standing-link" },
      webhook: { url, secret: WEBHOOK_SECRET },
    });
    expect(configOf({ HEALTH_LINK: "" }).health.link).toBeNull();
  });

  it("looks nothing up at Web Risk without its key, and with it as it is told", () => {
    const others = {
      ...{ WEB_RISK_ENDPOINT: "http://localhost:9999/", WEB_RISK_TIMEOUT_MS: "5000" },
      ...{ WEB_RISK_RECHECK_MINUTES: "0", WEB_RISK_RECHECK_LINKS: "2000" },
    };
    expect(configOf(others).webRisk).toBeNull();
    expect(configOf({ ...others, WEB_RISK_KEY: "AIza-key" }).webRisk).toEqual({
      ...{
        key: "AIza-key",
        endpoint: "http://localhost:9999",
        timeoutMs: 5_000,
        recheckMinutes: 0,
        recheckLinks: 2_000,
      },
    });
    expect(configOf({ WEB_RISK_KEY: "AIza-key" }).webRisk).toEqual({
      ...{ key: "AIza-key", endpoint: "https://webrisk.googleapis.com" },
      ...{ timeoutMs: 1_000, recheckMinutes: 60, recheckLinks: 100 },
    });
  });

  it.each([undefined, "", "hidden", "whsec_", "whsec_hidden!", `whsec_${btoa("too short")}`, `${WEBHOOK_SECRET}=`, 5])(
    "takes no webhook whose secret is %j",
    (secret) => {
      const bindings = { HEALTH_WEBHOOK_URL: "https://alerts.example/", HEALTH_WEBHOOK_SECRET: secret };
      const problems = problemsOf({ ...required, ...bindings });
      expect(namedIn(problems)).toEqual(["HEALTH_WEBHOOK_SECRET"]);
      expect(problems.join()).not.toContain("hidden");
    },
  );

  it("never lets a statement of the API outlive the pending that guards it", () => {
    expect(namedIn(problemsOf({ ...required, POSTGRES_API_TIMEOUT_MS: "8001" }))).toEqual(["POSTGRES_API_TIMEOUT_MS"]);
    expect(configOf({ POSTGRES_API_TIMEOUT_MS: "8000" }).timeouts.postgresApiMs).toBe(8_000);
  });

  it("reads who may sign in at Access: both settings or none, over http on a loopback address alone", () => {
    const given = { ACCESS_TEAM: "https://team.cloudflareaccess.com/", ACCESS_AUD: "a-tag" };
    expect(configOf({ ...given, ACCESS_ADMINS: "Ada@Example.com, b@example.com" }).access).toEqual({
      ...{ team: "https://team.cloudflareaccess.com", audience: "a-tag" },
      admins: ["ada@example.com", "b@example.com"],
    });
    expect(configOf({ ...given, ACCESS_ADMINS: "" }).access?.admins).toEqual([]);
    expect(configOf({ ACCESS_TEAM: "", ACCESS_AUD: "" }).access).toBeNull();
    for (const team of ["http://localhost:8788", "http://127.0.0.1:8788", "http://[::1]:8788"]) {
      expect(configOf({ ...given, ACCESS_TEAM: team }).access?.team).toBe(team);
    }
    const alone = { ok: false, error: ["ACCESS_AUD is missing"] };
    expect(parseEnv({ ...required, ACCESS_TEAM: given.ACCESS_TEAM })).toEqual(alone);
    expect(parseEnv({ ...required, ACCESS_AUD: "a-tag" })).toEqual({ ...alone, error: ["ACCESS_TEAM is missing"] });
    expect(namedIn(problemsOf({ ...required, ...given, ACCESS_TEAM: "http://127.0.0.1.evil.example" }))).toEqual([
      "ACCESS_TEAM",
    ]);
  });
});
