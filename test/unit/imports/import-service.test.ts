import { describe, expect, it } from "vitest";
import type { ImportRow } from "../../../src/imports/import-row.ts";
import { createImportService } from "../../../src/imports/import-service.ts";
import { createDeadline, DeadlineExceeded } from "../../../src/lib/deadline.ts";
import { createManualClock } from "../../support/manual-clock.ts";
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
      async end(id, total) {
        steps.push(`end ${id} of ${total}`);
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

async function* manyRows(count: number): AsyncGenerator<ImportRow> {
  for (let line = 1; line <= count; line++) yield rowOf(line, {});
}

const fileOf = (count: number) => ({ format: "generic" as const, header: null, rows: manyRows(count) });

describe("take() of createImportService()", () => {
  it("sends a file in pieces, two at a time, and tells in the end how many rows it had", async () => {
    const { service, steps } = setUp();
    expect(await service.take("an-id", fileOf(1_600), "key:7", generous(), "go.example")).toEqual({
      ok: true,
      value: "taken",
    });
    expect(steps).toEqual([
      "begin an-id of key:7 without a header",
      "send 500 and 500",
      "send 500 and 100",
      "end an-id of 1600",
    ]);
  });

  it("hands on whether the rows keep their ids", async () => {
    const { service, steps } = setUp({ begins: "keeps-ids" });
    await service.take("an-id", fileOf(1), "key:admin", generous(), "go.example");
    expect(steps.at(1)).toBe("send 1 with ids");
  });

  it("takes a file without rows", async () => {
    const { service, steps } = setUp();
    await service.take("an-id", fileOf(0), "key:admin", generous(), "go.example");
    expect(steps).toEqual(["begin an-id of key:admin without a header", "end an-id of 0"]);
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
    expect(steps).toEqual(["begin an-id of key:admin without a header", "send 500 and 500"]);
  });
});

const generous = () => createDeadline(60_000, createManualClock().now);
