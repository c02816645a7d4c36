import { afterEach, describe, expect, it, vi } from "vitest";
import { ALL_SCOPES, bearer, createKey, listedKey, revoke, statusOf, unknownKey } from "../support/key-client.ts";
import { call, callAsAdmin, jsonInit, otherIsolate, uniqueUrl } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

/** Everything that leaves this isolate from here on: what is sent to the stores, and what is logged. */
function listen(): () => string {
  const sent = vi.spyOn(globalThis, "fetch");
  const logged = (["log", "info", "warn", "error"] as const).map((level) => vi.spyOn(console, level));
  return () => JSON.stringify([sent.mock.calls, logged.map(({ mock }) => mock.calls)]);
}

describe("P8: a key", () => {
  afterEach(() => vi.restoreAllMocks());

  it("is sent to no store and written to no log, as it is made, used, and revoked", async () => {
    const overheard = listen();
    const { id, key } = await createKey({ name: "overheard" });
    const created = await call("/api/links", {
      method: "POST",
      ...jsonInit({ url: uniqueUrl() }, { ...bearer(key), "Idempotency-Key": crypto.randomUUID() }),
    });
    expect(created.status).toBe(201);
    expect(await statusOf(otherIsolate(), key)).toBe(400);
    await revoke(id);
    const guess = unknownKey();
    expect(await statusOf(otherIsolate(), guess)).toBe(401);

    expect(overheard()).toContain("overheard"); // It is all there to be searched.
    for (const text of [key, guess]) expect(overheard()).not.toContain(text.slice(4));
  });

  it("is in no row of Postgres, but its SHA-256", async () => {
    const { id, key } = await createKey();
    const tables = await query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
    await call("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, bearer(key)) });
    const texts: string[] = [];
    for (const { table_name } of tables) {
      const rows = await query(`SELECT to_jsonb(kept)::text AS text FROM "${String(table_name)}" AS kept`);
      texts.push(...rows.map(({ text }) => String(text)));
    }
    const all = texts.join("\n");
    expect(all).toContain(id); // It is all there to be searched.
    expect(all).not.toContain(key.slice(4));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
    expect(all).toContain(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  });

  it("and its hash are in no log and no answer when Postgres is down or refuses", async () => {
    const { id, key } = await createKey();
    const [row] = await query("SELECT key_hash FROM api_keys WHERE id = $1", [id]);
    const hash = String(row?.["key_hash"]);
    refuse(sqlEndpoint);
    const logged = (["log", "info", "warn", "error"] as const).map((level) => vi.spyOn(console, level));
    const answers = [
      await otherIsolate()("/api/links/a", { headers: bearer(key) }),
      await callAsAdmin("POST", "/api/keys", { name: "a", scopes: ALL_SCOPES }),
      await revoke(id),
    ];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const overheard = JSON.stringify([texts, logged.map(({ mock }) => mock.calls)]);
    expect(overheard).toContain("Cannot find an API key");
    expect(overheard).toContain("Cannot create an API key");
    expect(overheard).not.toContain("bij_");
    for (const secret of [key.slice(4), hash]) expect(overheard).not.toContain(secret);
  });

  it("is no part of what its links tell", async () => {
    const { id, key } = await createKey();
    const response = await call("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, bearer(key)) });
    const text = await response.text();
    for (const secret of [key.slice(4), id]) expect(text).not.toContain(secret);
    expect(JSON.stringify(await listedKey(id))).not.toContain(key.slice(4));
  });
});
