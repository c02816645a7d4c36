import { describe, expect, it } from "vitest";
import { createImportQueue, type ImportMessage, pieceIn } from "../../../../src/imports/jobs/queued-piece.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { rowOf } from "../../../support/read-import-file.ts";

const piece = {
  importId: "an-import",
  keepsIds: true,
  rows: [rowOf(2, { name: "Ab.C" }), { line: 3, problem: "is not JSON" }],
};

describe("send() of createImportQueue()", () => {
  it("sends pieces that pieceIn() reads, all in one batch", async () => {
    const batches: ImportMessage[][] = [];
    const queue = createImportQueue({
      async sendBatch(messages) {
        batches.push([...messages].map(({ body }) => body));
      },
    });
    const pieces = [piece, { ...piece, keepsIds: false, host: "go.example" }];
    await queue.send(pieces);
    const arrived: unknown = JSON.parse(JSON.stringify(batches));
    expect(batches).toHaveLength(1);
    expect((arrived as unknown[][]).flat().map(pieceIn)).toEqual(pieces); // One list a batch.
  });

  it("fails when the Queue does not take them", async () => {
    const queue = createImportQueue({ sendBatch: () => Promise.reject(new Error("secret text")) });
    const failure: unknown = await queue.send([piece]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure)).not.toContain("secret text");
  });
});
