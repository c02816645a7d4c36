import { describe, expect, it } from "vitest";
import { createImportQueue, type ImportMessage, pieceIn } from "../../../../src/imports/jobs/queued-piece.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { rowOf } from "../../../support/read-import-file.ts";

const piece = {
  importId: "an-import",
  keepsIds: true,
  rows: [rowOf(2, { name: "Ab.C" }), { line: 3, problem: "is not JSON" }],
};

const pieceOn = (domain: string | null) => ({ ...piece, rows: [...piece.rows, { ...rowOf(4, {}), domain }] });

function queueTo(batches: ImportMessage[][]) {
  const sendBatch = async (messages: Iterable<{ body: ImportMessage }>) =>
    void batches.push([...messages].map(({ body }) => body));
  return createImportQueue({ sendBatch }, "go.example");
}

describe("send() of createImportQueue()", () => {
  it("sends pieces that pieceIn() reads, all in one batch", async () => {
    const batches: ImportMessage[][] = [];
    const pieces = [piece, { ...piece, keepsIds: false, host: "go.example" }, pieceOn("events.example")];
    await queueTo(batches).send(pieces);
    const arrived: unknown = JSON.parse(JSON.stringify(batches));
    expect(batches).toHaveLength(1);
    expect((arrived as unknown[][]).flat().map(pieceIn)).toEqual(pieces); // One list a batch.
  });

  it.each([
    ["events.example", 2],
    ["go.example:8080", 2],
    ["", 2],
    ["go.example", 1],
    ["Go.Example.", 1],
    [null, 1],
  ])(
    "a piece with a row on %j has format %i: the last release knows the default domain alone",
    async (domain, format) => {
      const batches: ImportMessage[][] = [];
      await queueTo(batches).send([piece, pieceOn(domain)]);
      expect(batches.flat().map((message) => message.format)).toEqual([1, format]);
    },
  );

  it("leaves a format that it does not know to a later release", () => {
    expect([0, 1, 2, 3, "1", undefined].map((format) => pieceIn({ format, ...piece }) !== null)).toEqual([
      ...[false, true, true, false, false, false],
    ]);
  });

  it("fails when the Queue does not take them", async () => {
    const queue = createImportQueue({ sendBatch: () => Promise.reject(new Error("secret text")) }, "go.example");
    const failure: unknown = await queue.send([piece]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure)).not.toContain("secret text");
  });
});
