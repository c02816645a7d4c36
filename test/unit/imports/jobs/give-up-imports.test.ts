import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { giveUpImports } from "../../../../src/imports/jobs/give-up-imports.ts";
import type { ImportMessage } from "../../../../src/imports/jobs/queued-piece.ts";
import { createFakeBatch } from "../../../support/fake-batch.ts";
import { createImportJobWorld, outage } from "../../../support/import-job-world.ts";
import { rowOf } from "../../../support/read-import-file.ts";

const message = {
  ...{ format: 1, importId: "an-import", keepsIds: true },
  rows: [rowOf(2, { fields: { url: "https://example.com/" } }), { line: 3, problem: "is not JSON" }],
};

async function run(bodies: readonly unknown[], insert?: Parameters<typeof createImportJobWorld>[0]) {
  const world = createImportJobWorld(insert);
  await giveUpImports(
    createFakeBatch<ImportMessage>(bodies, 3, (event) => void world.steps.push(event)),
    world.job,
  );
  return world;
}

beforeEach(() => {
  for (const level of ["warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

describe("giveUpImports()", () => {
  it("writes all rows down as failed, each with what is wrong with it, and makes no link", async () => {
    const { steps, pieces } = await run([message]);
    expect(steps).toEqual(["insert 2–3: 0 links, 2 failures", "ack 0"]);
    expect(pieces[0]?.failures).toEqual([
      { line: 2, message: expect.stringContaining("was not imported") as string },
      { line: 3, message: "is not JSON" },
    ]);
  });

  it("takes a piece that is there in part apart, as it was, and leaves what is there", async () => {
    const { steps } = await run([message], ({ firstLine, lastLine }) =>
      firstLine === 2 && lastLine === 3 ? "partly-done" : "done",
    );
    expect(steps).toEqual([
      ...["insert 2–3: 0 links, 2 failures", "insert 2–2: 0 links, 1 failures"],
      ...["insert 3–3: 0 links, 1 failures", "ack 0"],
    ]);
  });

  it("sends a message back in an outage, and one that it can't read", async () => {
    const { steps } = await run([message, { ...message, format: 3 }], () => {
      throw outage("postgres");
    });
    expect(steps).toEqual(["insert 2–3: 0 links, 2 failures", "retry 0 in 8 s", "retry 1 in 14400 s"]);
  });
});
