import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import type { Destination } from "../../../src/links/destination.ts";
import { BEGIN_LIMIT_MS } from "../../../src/links/stores/link-statements.ts";
import { createPostgresLinkRepository } from "../../../src/links/stores/postgres-link-repository.ts";
import type { Stack } from "../../../src/local/stack.ts";
import type { IssuedName, LinkName } from "../../../src/names/link-name.ts";
import type { Slug } from "../../../src/names/slug.ts";
import { adaptersOn, draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";

/**
 * The bounds that P4 rests on: an edit's statement begins soon after it was sent or changes nothing, and the server ends
 * it soon after that, whether its sender still waits or not.
 */
describe.each(engines)("the bounds of an edit, on $name", (engine) => {
  let stack: Stack;
  let adapters: Awaited<ReturnType<typeof adaptersOn>>;
  let sentAgoMs: number;
  let name: IssuedName & LinkName;
  let made = 0;

  beforeAll(async () => {
    stack = await engine.start();
    adapters = await adaptersOn(stack);
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    sentAgoMs = 0;
    const slug = `bounded-${++made}` as Slug; // A legal slug.
    name = { kind: "slug", text: slug };
    await adapters.repository.create(draftOf({ slug }), generous());
  });

  const repository = () =>
    createPostgresLinkRepository({
      ...{ postgres: adapters.postgres, timeoutMs: 60_000, confirmation: adapters.confirmation },
      fingerprint: adapters.key.fingerprint,
      now: () => Date.now() - sentAgoMs,
    });
  const changed = "https://example.com/changed" as Destination; // As its parser would take it.
  const changes = {
    edit: () => repository().edit([name], { url: changed }, generous()),
    remove: () => repository().remove([name], generous()),
  };
  const current = async () => (await adapters.repository.get([name], generous()))?.link.url ?? null;

  describe.each(["edit", "remove"] as const)("%s()", (change) => {
    it("changes what it is asked to within the limit", async () => {
      sentAgoMs = BEGIN_LIMIT_MS - 4_000;
      await changes[change]();
      expect(await current()).toBe(change === "edit" ? changed : null);
    });

    it.each([BEGIN_LIMIT_MS + 1, 25_000])(
      "changes nothing when its statement begins %i ms after it was sent, and says so as an outage",
      async (ms) => {
        sentAgoMs = ms;
        await expect(changes[change]()).rejects.toThrow("began too late, and changed nothing");
        await expect(changes[change]()).rejects.toBeInstanceOf(StoreError);
        expect(await current()).toBe("https://example.com/");
      },
    );

    it("of a link that there is not is too late as well, and no 'not found'", async () => {
      sentAgoMs = 25_000;
      name = { kind: "slug", text: "nobodys" as Slug }; // A legal slug.
      await expect(changes[change]()).rejects.toThrow("began too late");
    });
  });

  it("a code's edit is bound by them too", async () => {
    const outcome = await adapters.repository.create(draftOf(), generous());
    if (!("link" in outcome)) throw new Error("Cannot create a link for a test");
    const { id } = outcome.link;
    name = { kind: "code", text: await adapters.codes.encode(id), id };
    sentAgoMs = 25_000;
    for (const change of Object.values(changes)) await expect(change()).rejects.toThrow("began too late");
    expect(await current()).toBe("https://example.com/");
  });

  it("the database has the Worker's limits, for whoever begins a session", async () => {
    const query = `
      SELECT array_agg(setting ORDER BY setting)::text FROM pg_db_role_setting, unnest(setconfig) AS setting
      WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const { rows } = await stack.sql.query({ query, params: [] });
    expect(rows).toEqual([["{lock_timeout=4s,statement_timeout=8s}"]]);
  });

  if (engine.name === "real servers") {
    describe("while somebody holds the row's lock for 25 s", () => {
      let holder: pg.Client;
      beforeEach(async () => {
        const { rows } = await stack.sql.query({ query: "SELECT current_database()", params: [] });
        const url = new URL(String(process.env["TEST_DATABASE_URL"]));
        url.pathname = `/${rows[0]?.[0]}`;
        holder = new pg.Client({ connectionString: url.href });
        await holder.connect();
        await holder.query("BEGIN");
        await holder.query("SELECT FROM links WHERE slug = $1 FOR UPDATE", [name.text]);
      });
      afterEach(() => holder.end());

      it.each(["edit", "remove"] as const)("%s() is given up by the server, and never commits", async (change) => {
        await expect(changes[change]()).rejects.toThrow("SQLSTATE 55P03");
        // Nothing of it waits any more, however much longer the lock is held: no clock has to run for that.
        const waiting = await stack.sql.query({
          query:
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
          params: [],
        });
        expect(waiting.rows).toEqual([["0"]]);
        await holder.query("COMMIT");
        expect(await current()).toBe("https://example.com/");
      });

      it("a sender that gives up early leaves nothing behind that commits when the lock is gone", async () => {
        const impatient = createPostgresLinkRepository({
          ...{ postgres: adapters.postgres, timeoutMs: 50, confirmation: adapters.confirmation },
          ...{ fingerprint: adapters.key.fingerprint, now: () => Date.now() },
        });
        await expect(impatient.edit([name], { url: changed }, generous())).rejects.toThrow("no answer in time");
        const waiting = async () =>
          (
            await stack.sql.query({
              query:
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
              params: [],
            })
          ).rows[0]?.[0];
        await expect.poll(waiting, { timeout: 20_000, interval: 200 }).toBe("0");
        await holder.query("COMMIT");
        expect(await current()).toBe("https://example.com/");
      });
    });
  }
});
