import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Click } from "../../../../src/clicks/click.ts";
import { encodeClickBatch } from "../../../../src/clicks/click-message.ts";
import { type ClickStore, ClicksRefused } from "../../../../src/clicks/click-store.ts";
import { consumeClicks } from "../../../../src/clicks/jobs/consume-clicks.ts";
import { replayClicks } from "../../../../src/clicks/jobs/replay-clicks.ts";
import type { CountBatch } from "../../../../src/metrics/counter-store.ts";
import { createFakeBatch } from "../../../support/fake-batch.ts";
import { outage } from "../../../support/import-job-world.ts";
import { jobCounters } from "../../../support/job-counters.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { queuedClick } from "../../../support/queued-click.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ["warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)));
  }
});
afterEach(() => vi.restoreAllMocks());

const messageOf = (
  count: number,
  first = 0,
  unknown: readonly (readonly [string, number])[] = [],
  counts: readonly CountBatch[] = [],
) => encodeClickBatch({ clicks: Array.from({ length: count }, (_, n) => queuedClick(first + n)), unknown, counts });

function createWorld(add: (clicks: readonly Click[]) => { counted: number; tooOld: number } = countAll) {
  const steps: string[] = [];
  const clicks: Click[] = [];
  const store: ClickStore = {
    async add(given) {
      steps.push(`add ${given.length}`);
      clicks.push(...given);
      return add(given);
    },
    async addUnknown(day, names) {
      steps.push(`unknown ${day} ${JSON.stringify([...names])}`);
      if (names.has("refused")) throw new ClicksRefused();
      if (names.has("outage")) throw outage("postgres");
    },
  };
  const counted: CountBatch[] = [];
  return { steps, clicks, counted, job: { ...jobCounters(counted), store, now: createManualClock().now } };
}

const countAll = (clicks: readonly Click[]) => ({ counted: clicks.length, tooOld: 0 });
const fail = () => {
  throw outage("postgres");
};

async function run(bodies: readonly unknown[], world = createWorld(), attempts = 1, consumer = consumeClicks) {
  await consumer(
    createFakeBatch<string>(bodies, attempts, (event) => void world.steps.push(event)),
    world.job,
  );
  return world;
}

describe("consumeClicks()", () => {
  it("counts the messages of a batch together, with what their agents say, and takes them off", async () => {
    const { steps, clicks } = await run([messageOf(2), messageOf(1, 2)]);
    expect(steps).toEqual(["add 3", "ack 0", "ack 1"]);
    const { id, linkId, time, visitor, dimensions } = queuedClick(0);
    expect(clicks[0]).toEqual({
      ...{ id, linkId, time, visitor, isBot: false },
      dimensions: { ...dimensions, device: "desktop", browser: "Firefox", os: "Linux" },
    });
  });

  it("counts 2,000 clicks in a statement, and no message in two", async () => {
    const { steps } = await run([messageOf(1_500), messageOf(500), messageOf(1), messageOf(2_001), messageOf(3)]);
    const acks = (...places: number[]) => places.map((place) => `ack ${place}`);
    const expected = ["add 2000", ...acks(0, 1), "add 1", ...acks(2), "add 2001", ...acks(3), "add 3", ...acks(4)];
    expect(steps).toEqual(expected);
  });

  it("in an outage keeps what is counted, and sends the rest of the batch back untried", async () => {
    let calls = 0;
    const world = createWorld((clicks) => (calls++ === 1 ? fail() : countAll(clicks)));
    await run([messageOf(2_000), messageOf(2_000), messageOf(1)], world);
    expect(world.steps).toEqual(["add 2000", "ack 0", "add 2000", "retry 1 in 2 s", "retry 2 in 2 s"]);
    expect(lines.join()).toContain('"messages":2,"clicks":2001');
  });

  it.each([
    [1, 2],
    [9, 512],
    [10, 600],
    [100, 600],
  ])("sends a message back after %i attempts for %i seconds", async (attempts, seconds) => {
    const { steps } = await run([messageOf(1)], createWorld(fail), attempts);
    expect(steps.at(-1)).toBe(`retry 0 in ${seconds} s`);
  });

  it("drops a click that is refused alone, and says so without what is in it", async () => {
    const world = createWorld((clicks) => {
      if (clicks.some(({ id }) => id === queuedClick(3).id)) throw new ClicksRefused();
      return countAll(clicks);
    });
    await run([messageOf(8)], world);
    expect(world.steps).toEqual(["add 8", "add 4", "add 2", "add 2", "add 1", "add 1", "add 4", "ack 0"]);
    const line = { level: "error", event: "clicks-dropped", reason: "refused by the database", clicks: 1 };
    expect(lines).toEqual([JSON.stringify(line)]);
  });

  it("says how many clicks are older than the log reaches", async () => {
    const { steps } = await run(
      [messageOf(3)],
      createWorld(() => ({ counted: 1, tooOld: 2 })),
    );
    expect(steps.at(-1)).toBe("ack 0");
    expect(lines.join()).toContain('"event":"clicks-dropped","reason":"older than the access log reaches","clicks":2');
  });

  it("counts unknown names on the day that their message was sent, those of a batch together", async () => {
    const unknown = [["pricng", 2]] as const;
    const { steps } = await run([messageOf(1, 0, unknown), messageOf(0, 0, [...unknown, ["b", 1]])]);
    expect(steps).toEqual(["add 1", 'unknown 1970-01-01 [["pricng",4],["b",1]]', "ack 0", "ack 1"]);
  });

  it("adds up what isolates counted, each batch under its id, and what it counted itself", async () => {
    const sent = { id: crypto.randomUUID(), counts: new Map([["bijou_reads_total redis hit", 2]]) };
    const { counted } = await run(
      [messageOf(3, 0, [], [sent])],
      createWorld(() => ({ counted: 2, tooOld: 1 })),
    );
    expect(counted[0]).toEqual(sent);
    expect(Object.fromEntries(counted[1]?.counts ?? [])).toEqual({
      "bijou_clicks_total counted": 2,
      "bijou_clicks_total dropped": 1,
    });
  });

  it("sends a message back whose counts met an outage, and forgets none of its own", async () => {
    const world = createWorld();
    const failing = { ...world.job, counterStore: { add: () => Promise.reject(outage("postgres")) } };
    await run([messageOf(1)], { ...world, job: failing });
    expect(world.steps).toEqual(["add 1", "retry 0 in 2 s"]);
    expect(Object.fromEntries(failing.counters.take())).toEqual({ "bijou_clicks_total counted": 1 });
  });

  it("drops unknown names that are refused, and sends a message back whose names met an outage", async () => {
    expect((await run([messageOf(1, 0, [["refused", 1]])])).steps.at(-1)).toBe("ack 0");
    expect(lines.join()).toContain('"unknown-names-dropped","names":1');
    expect((await run([messageOf(1, 0, [["outage", 1]])])).steps.at(-1)).toBe("retry 0 in 2 s");
  });

  it.each([null, "text", { format: 1 }, messageOf(1).replace('"format":1', '"format":3')])(
    "keeps the message %j for the release that wrote it, and counts the others",
    async (body) => {
      const { steps } = await run([body, messageOf(1)]);
      expect(steps).toEqual(["retry 0 in 14400 s", "add 1", "ack 1"]);
    },
  );

  it("lets an error that is no outage through: the Queue delivers the batch again", async () => {
    const world = createWorld(() => {
      throw new TypeError("a bug");
    });
    await expect(run([messageOf(1)], world)).rejects.toThrow("a bug");
    expect(world.steps).toEqual(["add 1"]);
  });
});

describe("replayClicks()", () => {
  const replay = (bodies: readonly unknown[], world = createWorld(), attempts = 1) =>
    run(bodies, world, attempts, replayClicks);

  it("alerts, and counts what can be counted by now", async () => {
    expect((await replay([messageOf(2), messageOf(1)], createWorld(), 4)).steps).toEqual(["add 3", "ack 0", "ack 1"]);
    expect(lines).toEqual(['{"level":"error","event":"clicks-dead","messages":2,"clicks":3,"attempts":4}']);
  });

  it("tries again in three hours, and in four what it can't read", async () => {
    const { steps } = await replay([messageOf(1), "another release's"], createWorld(fail), 100);
    expect(steps.toSorted()).toEqual(["add 1", "retry 0 in 10800 s", "retry 1 in 14400 s"]);
    expect(lines.join()).not.toContain("clicks-dropped");
  });

  it("says what is lost when the Queue will not deliver it again", async () => {
    await replay([messageOf(3)], createWorld(fail), 101);
    expect(lines.join()).toContain('"event":"clicks-dropped","reason":"not counted in time","clicks":3');
  });
});
