import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import { createCodeCodec } from "../../src/names/code.ts";
import { importCodeKey } from "../../src/names/code-key.ts";
import { linkId } from "../../src/names/link-id.ts";
import { type CrashRun, runCrashes, tableOf } from "../support/crash-run.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { CODE_KEY } from "../support/settings.ts";

/**
 * kill -9 of the Worker's process, of PostgreSQL and of Redis, one at a time, at random moments under creates, edits,
 * deletes and visits; Redis comes back now with its data, now without. CRASH_ROUNDS kills (18 take some two minutes);
 * CRASH_SEED chooses the moments again, as far as a machine does the same twice.
 */
const ROUNDS = Number(process.env["CRASH_ROUNDS"] ?? 18);
const SEED = Number(process.env["CRASH_SEED"] ?? Date.now() % 2 ** 31);

describe(`kill -9 under load, ${ROUNDS} rounds, CRASH_SEED=${SEED}`, () => {
  let run: CrashRun;

  beforeAll(
    async () => {
      for (const level of ["info", "warn", "error"] as const)
        vi.spyOn(console, level).mockImplementation(() => undefined);
      run = await runCrashes(ROUNDS, createSeededRandom(SEED));
      process.stdout.write(`${tableOf(run)}\n`);
    },
    120_000 + ROUNDS * 60_000,
  );
  afterAll(async () => {
    vi.restoreAllMocks();
    await run.world.close();
  });

  const rows = async (query: string) => (await run.world.stack.sql.query({ query, params: [] })).rows;

  it("answers every request within its deadline, and none with a 500, a false 404 or an old target (P4, P6)", () => {
    expect(run.ledger.violations).toEqual([]);
    expect(run.world.surprises).toEqual([]);
    expect(run.report.creates).toBeGreaterThan(ROUNDS);
  });

  it("has every link that was answered 201, in Postgres, once, with its very target (P1, P3)", async () => {
    const codes = createCodeCodec((await importCodeKey(CODE_KEY)).cbcMac);
    const found = new Map<string, string[]>();
    const names = new Set<string>();
    const links = await rows("SELECT id, slug, title, url FROM links WHERE slug IS DISTINCT FROM 'sentinel'");
    for (const [id, slug, title, url] of links) {
      const name = slug ?? (await codes.encode(linkId(String(id))));
      names.add(name);
      found.set(String(title), [...(found.get(String(title)) ?? []), `${name} ${String(url)}`]);
    }
    expect(names.size).toBe(links.length);
    const wrong = run.ledger.links.flatMap((link) => {
      const there = found.get(link.title) ?? [];
      found.delete(link.title);
      const allowed = run.ledger.targetsOf(link).map((target) => (target === null ? [] : [`${link.slug} ${target}`]));
      return allowed.some((one) => one.join() === there.join()) ? [] : [{ link, there }];
    });
    expect(wrong).toEqual([]);
    // What is left was made for nobody: by a create that was made twice.
    expect([...found]).toEqual([]);
  });

  // Before anybody visits again.
  it("counts every click that was handed over, once, however often it was delivered (P7)", async () => {
    await run.world.clicks.drained();
    const handedOver = run.world.clickMessages.flatMap((message) => decodeClickBatch(message)?.clicks ?? []);
    const count = String(new Set(handedOver.map(({ id }) => id)).size);
    expect(await rows("SELECT count(*) FROM clicks")).toEqual([[count]]);
    expect(await rows("SELECT sum(visits + bots) FROM click_totals WHERE link_id <= 0")).toEqual([[count]]);
    expect(Number(count)).toBeGreaterThanOrEqual(run.visitsToBeCounted);
    expect(run.visitsToBeCounted).toBeGreaterThan(0);
    expect(run.world.clicks.repeats).toBeGreaterThan(0);
  });

  it("opens every link that was answered 201, as it was edited last (P3, P4)", async () => {
    const wrong: unknown[] = [];
    for (const link of run.ledger.links) {
      if (link.isExcused) continue;
      const answer = await run.client.ask("GET", `/${link.slug}`);
      const seen = answer?.status === 404 ? null : answer?.headers.get("Location");
      if (!run.ledger.targetsOf(link).some((target) => target === seen))
        wrong.push({ link, status: answer?.status, seen });
    }
    expect(wrong).toEqual([]);
  });
});
