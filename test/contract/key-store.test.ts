import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyDraft } from "../../src/keys/key-repository.ts";
import { hashKey, type KeyHash } from "../../src/keys/key-text.ts";
import { createPostgresKeyRepository } from "../../src/keys/stores/postgres-key-repository.ts";
import { createPostgresKeyStore } from "../../src/keys/stores/postgres-key-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

describe.each(engines)("keys in Postgres on $name", (engine) => {
  let stack: Stack;
  let repository: ReturnType<typeof createPostgresKeyRepository>;
  let store: ReturnType<typeof createPostgresKeyStore>;
  beforeAll(async () => {
    stack = await engine.start();
    const { postgres, now } = await adaptersOn(stack);
    repository = createPostgresKeyRepository({ postgres, timeoutMs: 30_000 });
    store = createPostgresKeyStore({ postgres, timeoutMs: 30_000, now });
  });
  afterAll(() => stack.close());

  async function create(draft: Partial<KeyDraft> = {}) {
    const id = crypto.randomUUID();
    const hash = await hashKey(id);
    const fields = { name: "a site", scopes: ["links:read"] as const, expiresAt: null, ...draft };
    return { hash, key: await repository.create({ ...fields, id, hash }, generous()) };
  }
  const find = (hash: KeyHash) => store.find(hash, undefined);
  const sql = (query: string, ...params: string[]) => stack.sql.query({ query, params });
  /** As text, to the microsecond, or null. */
  const lastUse = async (id: string) => (await sql("SELECT last_used_at FROM api_keys WHERE id = $1", id)).rows[0]?.[0];
  const age = (id: string, seconds: number) =>
    sql(`UPDATE api_keys SET last_used_at = now() - interval '${seconds} seconds' WHERE id = $1`, id);

  it("create() gives the key as list() tells it, and find() what it may do", async () => {
    const before = Date.now();
    const draft = { name: 'Größe, "a"', scopes: ["links:write", "stats:read"], expiresAt: 4_102_444_800_123 } as const;
    const { key, hash } = await create(draft);
    expect(key).toEqual({ ...draft, id: key.id, createdAt: key.createdAt, lastUsedAt: null });
    expect(key.createdAt).toBeGreaterThan(before - 60_000);
    expect(key.createdAt).toBeLessThan(Date.now() + 60_000);
    expect(await repository.list(generous())).toContainEqual(key);
    const { id, name, scopes, expiresAt } = key;
    expect((await find(hash)).key).toEqual({ id, name, scopes, expiresAt, hash });
  });

  it("list() has the newest key first", async () => {
    const keys = [await create(), await create(), await create()];
    const hours = [1, 3, 2];
    for (const [i, { key }] of keys.entries()) {
      await sql(`UPDATE api_keys SET created_at = now() + interval '${hours[i] ?? 0} hours' WHERE id = $1`, key.id);
    }
    const listed = (await repository.list(generous())).slice(0, 3).map(({ id }) => id);
    expect(listed).toEqual([keys[1]?.key.id, keys[2]?.key.id, keys[0]?.key.id]);
  });

  it("find() says as of when: not after the look-up began", async () => {
    const before = Date.now();
    const { asOf } = await find(await hashKey("nobody's"));
    expect(asOf).toBeGreaterThanOrEqual(before);
    expect(asOf).toBeLessThanOrEqual(Date.now());
  });

  it("find() gives null for an unknown hash, and for a key that remove() took away; once, and by its id", async () => {
    expect((await find(await hashKey("nobody's"))).key).toBeNull();
    const [one, other] = [await create(), await create()];
    expect(await repository.remove(one.key.id, generous())).toBe(one.hash);
    expect(await repository.remove(one.key.id, generous())).toBeNull();
    expect((await find(one.hash)).key).toBeNull();
    expect((await find(other.hash)).key).toMatchObject({ id: other.key.id });
  });

  it("find() writes down the use of a key, at most once in ten minutes", async () => {
    const { key, hash } = await create();
    expect(await lastUse(key.id)).toBeNull();
    await find(hash);
    const first = await lastUse(key.id);
    expect(first).not.toBeNull();
    await find(hash);
    expect(await lastUse(key.id)).toBe(first);

    await age(key.id, 590);
    const young = await lastUse(key.id);
    await find(hash);
    expect(await lastUse(key.id)).toBe(young);
    await age(key.id, 601);
    const old = await lastUse(key.id);
    await find(hash);
    expect(await lastUse(key.id)).not.toBe(old);
    const listed = (await repository.list(generous())).find(({ id }) => id === key.id);
    expect(Math.abs(Date.now() - (listed?.lastUsedAt ?? 0))).toBeLessThan(60_000);
  });

  it("find() writes once for any number of simultaneous look-ups", async () => {
    const { key, hash } = await create();
    await sql("CREATE TABLE IF NOT EXISTS key_writes (id text)");
    await sql(`CREATE OR REPLACE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN INSERT INTO key_writes VALUES (NEW.id); RETURN NEW; END'`);
    await sql(
      "CREATE OR REPLACE TRIGGER note_write AFTER UPDATE ON api_keys FOR EACH ROW EXECUTE FUNCTION note_write()",
    );
    const found = await Promise.all(Array.from({ length: 20 }, () => find(hash)));
    expect(new Set(found.map((answer) => answer.key?.id))).toEqual(new Set([key.id]));
    expect((await sql("SELECT id FROM key_writes WHERE id = $1", key.id)).rows).toHaveLength(1);
  });

  it("find() gives an expired key, whose end is the reader's to decide, and does not call that a use", async () => {
    const { key, hash } = await create({ expiresAt: 4_102_444_800_000 });
    await sql("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1", key.id);
    expect((await find(hash)).key).toMatchObject({ id: key.id });
    expect(await lastUse(key.id)).toBeNull();
  });

  it("find() goes by the index of the hashes", async () => {
    await sql(`INSERT INTO api_keys (id, name, scopes, key_hash, created_at)
      SELECT 'n' || n, 'many', '{}', md5(n::text), now() FROM generate_series(1, 3000) AS n`);
    await sql("ANALYZE api_keys");
    const { rows } = await sql("EXPLAIN SELECT id FROM api_keys WHERE key_hash = $1", await hashKey("nobody's"));
    expect(rows.join("\n")).toContain("api_keys_key_hash_unique");
  });
});
