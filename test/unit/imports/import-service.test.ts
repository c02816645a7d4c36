import { describe, expect, it } from "vitest";
import type { ImportRow } from "../../../src/imports/import-row.ts";
import { createImportService, MAX_ROWS } from "../../../src/imports/import-service.ts";
import { createDeadline, DeadlineExceeded } from "../../../src/lib/deadline.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { PATIENCE } from "../../support/patience.ts";
import { rowOf } from "../../support/read-import-file.ts";

/** The service over ports that write down what they are asked. */
function setUp(options: { begins?: "keeps-ids" | "new-ids" | "wrong-code-key"; onSend?: () => void } = {}) {
  const { begins = "new-ids", onSend = () => undefined } = options;
  const steps: string[] = [];
  const service = createImportService({
    log: {
      async begin({ id, owner, header }) {
        steps.push(`begin ${id} of ${owner} ${header === null ? "without a header" : "with a header"}`);
        return begins;
      },
      async end(id, { total, unnamed, ignoredColumns }) {
        steps.push(`end ${id} of ${total}, ${unnamed} unnamed, without ${ignoredColumns.join(" ")}`);
      },
    },
    queue: {
      async send(pieces) {
        steps.push(
          `send ${pieces.map(({ rows, keepsIds }) => `${rows.length}${keepsIds ? " with ids" : ""}`).join(" and ")}`,
        );
        onSend();
      },
    },
  });
  return { service, steps };
}

async function* manyRows(count: number, facts: Parameters<typeof rowOf>[1] = {}): AsyncGenerator<ImportRow> {
  for (let line = 1; line <= count; line++) yield rowOf(line, facts);
}

const fileOf = (count: number, rows = manyRows(count)) => ({
  ...{ format: "generic" as const, header: null, rows },
  ignoredColumns: () => ["Clicks"],
});

describe("take() of createImportService()", () => {
  it("sends a file in pieces, as many at a time as the Queue takes, and tells in the end how many rows it had", async () => {
    const { service, steps } = setUp();
    expect(await service.take("an-id", fileOf(1_600), "key:7", generous(), "go.example")).toEqual({
      ok: true,
      value: "taken",
    });
    expect(steps).toEqual([
      "begin an-id of key:7 without a header",
      "send 500 and 500 and 500 and 100",
      "end an-id of 1600, 1600 unnamed, without Clicks",
    ]);
  });

  it("counts the rows that came with no name, and not those that can't be read", async () => {
    const { service, steps } = setUp();
    async function* rows(): AsyncGenerator<ImportRow> {
      yield rowOf(1, { name: "Ab3" });
      yield rowOf(2, {});
      yield { line: 3, problem: "is not JSON" };
    }
    await service.take("an-id", fileOf(3, rows()), "key:admin", generous(), "go.example");
    expect(steps.at(-1)).toBe("end an-id of 3, 1 unnamed, without Clicks");
  });

  it("sends no more at once than the Queue takes: 100 messages, 256 kB", async () => {
    const sizes: number[] = [];
    const service = createImportService({
      log: { begin: async () => "new-ids", end: async () => undefined },
      queue: {
        async send(pieces) {
          expect(pieces.length).toBeLessThanOrEqual(100);
          for (const piece of pieces)
            expect(JSON.stringify({ format: 1, ...piece }).length).toBeLessThan(128_000 - 100);
          sizes.push(JSON.stringify(pieces.map((piece) => ({ format: 1, ...piece }))).length + 100 * pieces.length);
        },
      },
    });
    const url = `https://example.com/${"a".repeat(500)}`;
    await service.take(
      "an-id",
      fileOf(10_000, manyRows(10_000, { fields: { url } })),
      "key:admin",
      generous(),
      "go.example",
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256_000);
    expect(Math.max(...sizes)).toBeGreaterThan(180_000);
  });

  it("takes a million short rows in fewer than 900 calls, and no row more", PATIENCE, async () => {
    let sends = 0;
    const service = createImportService({
      log: { begin: async () => "new-ids", end: async () => undefined },
      queue: {
        async send() {
          sends += 1;
        },
      },
    });
    const short = { name: "Ab3xYz9", fields: { url: "https://example.com/1234567" } };
    const take = (rows: number) =>
      service.take("an-id", fileOf(rows, manyRows(rows, short)), "key:admin", generous(), "go.example");
    expect(await take(MAX_ROWS)).toEqual({ ok: true, value: "taken" });
    expect(sends).toBeLessThan(900);
    expect(await take(MAX_ROWS + 1)).toEqual({ ok: false, error: "too-many-rows" });
  });

  it("stops before a request has made more calls than Cloudflare lets it", PATIENCE, async () => {
    const { service, steps } = setUp();
    const large = { fields: { url: "a".repeat(60_000) } };
    const taken = await service.take(
      "an-id",
      fileOf(5_000, manyRows(5_000, large)),
      "key:admin",
      generous(),
      "go.example",
    );
    expect(taken).toEqual({ ok: false, error: "too-many-bytes" });
    expect(steps.filter((step) => step.startsWith("send")).length).toBeLessThanOrEqual(901);
    expect(steps.at(-1)).toMatch(/^send/);
  });

  it("hands on whether the rows keep their ids", async () => {
    const { service, steps } = setUp({ begins: "keeps-ids" });
    await service.take("an-id", fileOf(1), "key:admin", generous(), "go.example");
    expect(steps.at(1)).toBe("send 1 with ids");
  });

  it("takes a file without rows", async () => {
    const { service, steps } = setUp();
    await service.take("an-id", fileOf(0), "key:admin", generous(), "go.example");
    expect(steps).toEqual(["begin an-id of key:admin without a header", "end an-id of 0, 0 unnamed, without Clicks"]);
  });

  it("reads nothing of it under a wrong key (P9)", async () => {
    const { service, steps } = setUp({ begins: "wrong-code-key" });
    const taken = await service.take("an-id", fileOf(1_000), "key:admin", generous(), "go.example");
    expect(taken).toEqual({ ok: false, error: "wrong-code-key" });
    expect(steps).toHaveLength(1);
  });

  it("stops at its deadline, and never tells of an end then", async () => {
    const clock = createManualClock();
    const { service, steps } = setUp({ onSend: () => clock.advance(60_001) });
    const deadline = createDeadline(60_000, clock.now);
    await expect(service.take("an-id", fileOf(5_000), "key:admin", deadline, "go.example")).rejects.toThrow(
      DeadlineExceeded,
    );
    expect(steps).toEqual(["begin an-id of key:admin without a header", expect.stringMatching(/^send 500/)]);
  });
});

const generous = () => createDeadline(60_000, createManualClock().now);
