import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import type { Stack } from "../../src/local/stack.ts";
import { BUNDLE_DIR, ROOT } from "../support/bundle.ts";
import { type ClickCollector, startClickCollector } from "../support/click-collector.ts";
import { type DirectWorkerd, startDirectWorkerd } from "../support/direct-workerd.ts";
import { engines } from "../support/engines.ts";
import { findFreePort } from "../support/free-port.ts";
import { openConnections } from "../support/http-connections.ts";
import { createMixedLoad, type Step } from "../support/mixed-load.ts";
import { ADMIN_KEY, asAdmin, BROWSER, CODE_KEY } from "../support/settings.ts";
import { type SoakSample, startSampling, thirdsOf } from "../support/soak-samples.ts";

/**
 * One workerd under all kinds of requests at once, as many as the machine can do, for long: nothing grows, nothing
 * slows down, nothing hangs. V8 has the 128 MB of an isolate and not more, or half of
 * them in a short run: it would end the process.
 *
 * `npm run soak` is the long form: half an hour, and a million names that no link has. What is measured is held against
 * the same run's own beginning, so that the machine may be as slow and as busy as it likes.
 */
const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 1.5);
/** Names that no link has, each asked for once, from addresses without end: whatever keeps one of each would show. */
const NAMES = Number(process.env["SOAK_NAMES"] ?? 20_000);
const isLong = MINUTES >= 10;
const CALLERS = 32;
/** Of an isolate, in the long form. In a short one half of it, so that what leaks has less room to hide in. */
const HEAP_MB = isLong ? 128 : 64;
/** The longest deadline of a request (12 s), and as much again for a machine that is busy. */
const HUNG_MS = 24_000;
/** The release's, or much fewer in a short run: what is kept shall be full before the first sample. */
const KEPT_LINKS = isLong ? 50_000 : 5_000;
/** A fifth more than are kept. */
const WARM_UP_SLUGS = 1.2 * KEPT_LINKS;
/** Of the run; V8 finds its size in it. */
const WARM_UP_PART = 0.15;
const [HOT_LINKS, COLD_LINKS] = [3_000, 50_000];

// The last: real servers where there are any. The Worker is what is under test.
describe.each(engines.slice(-1))("a soak of the production bundle, on $name", (engine) => {
  let stack: Stack;
  let clicks: ClickCollector;
  let worker: DirectWorkerd;
  let control: DirectWorkerd;
  let [port, controlPort] = [0, 0];
  let logged = 0;
  let answers = 0;
  const wrong: string[] = [];
  const countOf = new Map<string, number>();
  let samples: readonly SoakSample[] = [];
  let collected = 0;
  let redirects = 0;
  let names = 0;

  beforeAll(async () => {
    stack = await engine.start();
    [port, controlPort] = [await findFreePort(), await findFreePort()];
    clicks = await startClickCollector();
    const bindings = {
      ...stack.bindings,
      ...{ CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example", PUBLIC_CREATE: "true" },
      ...{ PASSWORD_GUESSES_PER_LINK_PER_MINUTE: "1000000" },
      ...{ ADMIN_PER_MINUTE: "1000000", MEMORY_MAX_ENTRIES: String(KEPT_LINKS) },
      // The machine has no other isolate, and is as busy as it can be: no answer is to fail for that.
      ...{ REDIRECT_TIMEOUT_MS: "12000", REDIS_TIMEOUT_MS: "2000", POSTGRES_REDIRECT_TIMEOUT_MS: "8000" },
    };
    worker = await startDirectWorkerd({
      script: join(BUNDLE_DIR, "worker.js"),
      port,
      bindings,
      queuesTo: { CLICKS: clicks.address },
      maxHeapMb: HEAP_MB,
      onLog: () => {
        logged++;
      },
    });
    control = await startDirectWorkerd({ script: join(ROOT, "test/bench/bare-worker.js"), port: controlPort });
  });
  afterAll(async () => {
    await worker.close();
    await control.close();
    await clicks.close();
    await stack.close();
  });

  async function fill(): Promise<{ hot: string[]; cold: string[]; locked: string }> {
    const connections = openConnections(port, 1, HUNG_MS);
    const create = async (body: object) => {
      const headers = { ...asAdmin, "Content-Type": "application/json" };
      const { status, body: text } = await connections.ask({
        ...{ method: "POST", path: "/api/links", headers },
        body: JSON.stringify(body),
      });
      if (status !== 201) throw new Error(`Cannot create a link to soak: ${status} ${text}`);
      return (JSON.parse(text) as { slug: string }).slug; // As a 201 has it.
    };
    const locked = await create({ url: "https://example.com/locked", password: "open sesame" });
    await stack.sql.query({
      query: `INSERT INTO links (slug, url) SELECT kind || '-' || n, 'https://example.com/' || kind || '/' || n
        FROM (VALUES ('hot', $1::int), ('cold', $2::int)) AS kinds (kind, count), generate_series(0, count - 1) AS n`,
      params: [String(HOT_LINKS), String(COLD_LINKS)],
    });
    connections.close();
    const slugs = (kind: string, count: number) => Array.from({ length: count }, (_, n) => `${kind}-${n}`);
    return { hot: slugs("hot", HOT_LINKS), cold: slugs("cold", COLD_LINKS), locked };
  }

  it(
    `answers all that it is asked for ${MINUTES} minutes and ${NAMES} unknown names`,
    async () => {
      const load = createMixedLoad(await fill());
      const connections = openConnections(port, CALLERS, HUNG_MS);
      const probes = openConnections(port, 1, HUNG_MS);
      const controls = openConnections(controlPort, 1, HUNG_MS);
      const startedAt = performance.now();
      const endsAt = startedAt + MINUTES * 60_000;
      const isOver = () => performance.now() >= endsAt && load.unknownNames >= NAMES;
      let warmUps = 0;
      const isWarm = () => warmUps >= WARM_UP_SLUGS && performance.now() >= startedAt + MINUTES * 60_000 * WARM_UP_PART;

      const note = (step: Step, status: number | string) => {
        const what = `${step.kind} ${status}`;
        countOf.set(what, (countOf.get(what) ?? 0) + 1);
        if (typeof status === "string" || !step.expected.includes(status)) {
          if (wrong.length < 20) wrong.push(`${step.call.method ?? "GET"} ${step.call.path}: ${status}`);
        }
        if (step.expected[0] === 302 && status === 302) redirects++;
      };
      const runCaller = async () => {
        const next = load.createCaller();
        while (!isOver() && worker.isRunning()) {
          const step = warmUps < WARM_UP_SLUGS ? load.unknownSlug() : next();
          warmUps++;
          try {
            const answer = await connections.ask(step.call);
            answers++;
            note(step, answer.status);
            if (step.expected.includes(answer.status)) step.learn?.(answer);
          } catch (error) {
            note(step, String(error));
          }
        }
      };
      const collect = setInterval(() => {
        for (const message of clicks.messages.splice(0)) collected += decodeClickBatch(message)?.clicks.length ?? 0;
      }, 1_000);
      const callers = Promise.all(Array.from({ length: CALLERS }, runCaller));
      const headers = { "User-Agent": BROWSER, "CF-Connecting-IP": "198.51.100.1" };
      while (!isWarm() && worker.isRunning()) await new Promise((resolve) => setTimeout(resolve, 100));
      let probed = 0;
      const sampler = startSampling({
        worker,
        answers: () => answers,
        probe: () => {
          probed++;
          return probes.ask({ path: "/hot-0", headers });
        },
        control: () => controls.ask({ path: "/" }),
      });
      await callers;
      await sampler.stop();
      samples = sampler.samples;
      redirects += probed;
      names = load.unknownNames;
      for (const one of [connections, probes, controls]) one.close();
      // The last visits are handed over ten seconds after them.
      for (const giveUpAt = Date.now() + 60_000; collected < redirects && Date.now() < giveUpAt; ) {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      clearInterval(collect);

      const seconds = (performance.now() - startedAt) / 1_000;
      const [first, last] = thirdsOf(samples);
      const show = (of: typeof first) =>
        `${of.residentMb.toFixed(1)} MB resident, ${of.openFiles} files, ${of.cpuMsPerAnswer.toFixed(3)} ms of CPU an answer, ` +
        `probe ${of.medianMs.toFixed(2)} ms (99th ${of.p99Ms.toFixed(1)}), bare Worker ${of.controlMs.toFixed(2)} ms`;
      process.stdout.write(
        [
          `soak: ${answers} answers in ${seconds.toFixed(0)} s (${(answers / seconds).toFixed(0)}/s), ${names} unknown names, ` +
            `${collected} of ${redirects} visits collected, ${logged} pieces of log`,
          ...[...countOf].toSorted().map(([what, count]) => `  ${what}: ${count}`),
          `first third: ${show(first)}`,
          `last third:  ${show(last)}`,
          "",
        ].join("\n"),
      );
      expect(wrong).toEqual([]);
      expect(worker.isRunning()).toBe(true);
      // Each kind was asked for.
      expect([...countOf.keys()].length).toBeGreaterThan(15);
    },
    (MINUTES * 4 + 15) * 60_000,
  );

  it("every visit that was answered with a redirect was handed to the Queue, once", () => {
    expect(collected).toBe(redirects);
  });

  it(`memory is flat, under a heap of ${HEAP_MB} MB`, () => {
    const [first, last] = thirdsOf(samples);
    // A collection more or less is some MB; one entry for each name would be 60 MB a hundred thousand.
    expect(last.residentMb).toBeLessThan(first.residentMb * 1.1 + 8);
  });

  it("answers take no longer at the end than at the beginning, in time and in CPU", () => {
    const [first, last] = thirdsOf(samples);
    // The machine's own slowness, as a Worker that does nothing sees it, is not ours.
    const slowdown = Math.max(1, last.controlMs / first.controlMs);
    expect(last.medianMs / slowdown).toBeLessThan(first.medianMs * 2);
    expect(last.cpuMsPerAnswer).toBeLessThan(first.cpuMsPerAnswer * 1.5);
  });

  it("connections are closed again: the number of open files is flat", () => {
    const [first, last] = thirdsOf(samples);
    expect(last.openFiles).toBeLessThan(first.openFiles * 1.25 + 16);
  });
});
