import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it, vi } from "vitest";
import { engines } from "../support/engines.ts";
import { healthy } from "../support/fault-proxy.ts";
import { useHardenedWorker } from "../support/hardened-worker.ts";
import { ADMIN_KEY, CODE_KEY } from "../support/settings.ts";

/**
 * A run of all that goes right and wrong, after which everything that was logged and answered is searched for every
 * secret that was in it: those of the settings, and those that callers sent.
 */
const WEBHOOK_SECRET = `whsec_${Buffer.from("a webhook secret of 32 bytes ...").toString("base64")}`;
const WEBHOOK_PATH = "hooks-have-secret-paths";
const WRONG_TOKEN = "a-token-that-upstash-refuses";
const WRONG_DATABASE = "postgresql://bijou:a-password-that-neon-refuses@localhost/bijou";
const settings = {
  HEALTH_WEBHOOK_URL: `http://127.0.0.1:9/${WEBHOOK_PATH}`,
  HEALTH_WEBHOOK_SECRET: WEBHOOK_SECRET,
  REDIRECT_LOG_PERCENT: "100",
  PUBLIC_CREATE_PER_MINUTE: "5",
};

describe.each(engines.slice(-1))("secrets, on $name", (engine) => {
  const bijou = useHardenedWorker(engine, settings);
  const refused = useHardenedWorker(engine, {
    ...settings,
    UPSTASH_REDIS_REST_TOKEN: WRONG_TOKEN,
    DATABASE_URL: WRONG_DATABASE,
  });
  const misconfigured = useHardenedWorker(engine, {
    ...settings,
    CODE_KEY: `${CODE_KEY}0`,
    DATABASE_URL: "mysql://a:b-secret@c/d",
  });

  const sent = {
    password: `open-${randomUUID()}`,
    guess: `guess-${randomUUID()}`,
    idempotencyKey: `once-${randomUUID()}`,
  };
  const answers: string[] = [];
  let madeKey = "";

  /** All that callers can do with secrets. */
  async function callAll({ workerd }: typeof bijou): Promise<void> {
    const ask = async (method: string, path: string, body?: object | string, headers: Record<string, string> = {}) => {
      const type = typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json";
      const response = await fetch(workerd.url + path, {
        ...{ method, redirect: "manual" },
        headers: {
          "CF-Connecting-IP": "198.51.100.9",
          ...(body === undefined ? {} : { "Content-Type": type }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      answers.push(JSON.stringify([...response.headers]) + text);
      return text;
    };
    const admin = { Authorization: `Bearer ${ADMIN_KEY}` };
    const made = await ask("POST", "/api/keys", { name: "a", scopes: ["links:read", "links:write"] }, admin);
    const [key] = /bij_[\w-]{20,}/.exec(made) ?? [];
    if (key !== undefined) {
      madeKey = key;
      // The one answer that a key is in.
      answers.pop();
    }
    const bearer = { Authorization: `Bearer ${madeKey}` };
    const slug = `secret-${randomUUID()}`;
    const link = { url: "https://example.com/", slug, password: sent.password };
    const once = { ...bearer, "Idempotency-Key": sent.idempotencyKey };
    for (let n = 0; n < 2; n++) await ask("POST", "/api/links", link, once);
    await ask("POST", "/api/links", { ...link, url: "https://example.com/other" }, once);
    await ask(
      "POST",
      "/api/links/bulk",
      { links: [link, { url: "https://example.com/", password: sent.guess }] },
      bearer,
    );
    await ask("PATCH", `/api/links/${slug}`, { password: sent.password, title: "\u0000" }, bearer);
    await ask("GET", `/api/links/${slug}`, undefined, bearer);
    await ask("GET", `/${slug}`);
    for (const password of [sent.guess, sent.password]) await ask("POST", `/${slug}`, `password=${password}`);
    await ask("GET", "/api/links", undefined, { Authorization: `Bearer ${sent.guess}` });
    await ask("GET", `/api/links?key=${madeKey}`, undefined, { Authorization: `Basic ${ADMIN_KEY}` });
    await ask("POST", "/api/links", { [sent.guess]: 1, url: "https://example.com/" }, bearer);
    for (let n = 0; n < 6; n++) await ask("POST", "/api/links", { url: `https://example.com/${n}` });
    for (const path of ["/health", "/livez", "/metrics", "/api/docs", "/api/nothing"]) await ask("GET", path);
    await ask("GET", "/metrics", undefined, admin);
    await ask("GET", "/api/keys", undefined, admin);
  }

  const logOf = () => [bijou, refused, misconfigured].map(({ log }) => log).join("\n");

  afterAll(() => {
    bijou.sql.fault = healthy;
  });

  it("all goes right, then Postgres breaks off, fails and talks nonsense; elsewhere both stores refuse the credentials", async () => {
    await callAll(bijou);
    expect(madeKey).toMatch(/^bij_/);
    const faults = [
      { kind: "reset" },
      { kind: "answer", status: 500, body: `{"message":"${ADMIN_KEY} ${CODE_KEY}"}` },
      { kind: "answer", status: 200, body: "<html>" },
    ] as const;
    for (const fault of faults) {
      bijou.sql.fault = () => fault;
      await callAll(bijou);
    }
    bijou.sql.fault = healthy;
    await callAll(refused);
    await callAll(misconfigured);
    await vi.waitFor(() => expect(logOf()).toContain("misconfigured"), { timeout: 20_000 });
    for (const event of ["api-request", "redirect", "request-failed"]) expect(logOf()).toContain(event);
    expect(logOf().split("\n").length).toBeGreaterThan(50);
    expect(answers.length).toBeGreaterThan(100);
  });

  it("no secret is in anything that was logged", () => {
    for (const [name, secret] of secrets()) expect([name, logOf().includes(secret)]).toEqual([name, false]);
  });

  it("no secret is in anything that was answered", () => {
    const all = answers.join("\n");
    for (const [name, secret] of secrets()) {
      // What a caller calls a field is told back to that caller.
      if (name !== "a wrong password") expect([name, all.includes(secret)]).toEqual([name, false]);
    }
  });

  function secrets(): (readonly [string, string])[] {
    const { DATABASE_URL, UPSTASH_REDIS_REST_TOKEN } = bijou.stack.bindings;
    return [
      ["CODE_KEY", CODE_KEY],
      ["a CODE_KEY that is none", `${CODE_KEY.slice(32)}0`],
      ["ADMIN_API_KEY", ADMIN_KEY],
      ["DATABASE_URL", new URL(DATABASE_URL).password],
      ["a DATABASE_URL that is refused", new URL(WRONG_DATABASE).password],
      ["a DATABASE_URL that is none", "b-secret"],
      ["UPSTASH_REDIS_REST_TOKEN", UPSTASH_REDIS_REST_TOKEN],
      ["a token that is refused", WRONG_TOKEN],
      ["HEALTH_WEBHOOK_SECRET", WEBHOOK_SECRET.slice(6)],
      ["HEALTH_WEBHOOK_URL", WEBHOOK_PATH],
      ["an API key", madeKey.slice(4)],
      ["a password", sent.password],
      ["a wrong password", sent.guess],
      ["an Idempotency-Key", sent.idempotencyKey],
    ];
  }
});
