import { describe, expect, it } from "vitest";
import { createClickQueue } from "../../../../src/clicks/jobs/queued-clicks.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";

describe("send() of createClickQueue()", () => {
  it("sends texts as they are, all in one batch", async () => {
    const batches: unknown[] = [];
    const queue = createClickQueue({ sendBatch: async (messages) => void batches.push([...messages]) });
    await queue.send(["a", "b"]);
    expect(batches).toEqual([
      [
        { body: "a", contentType: "text" },
        { body: "b", contentType: "text" },
      ],
    ]);
  });

  it("fails when the Queue does not take them, and repeats nothing of what it said", async () => {
    const queue = createClickQueue({ sendBatch: () => Promise.reject(new Error("secret text")) });
    const failure: unknown = await queue.send(["a"]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure)).not.toContain("secret text");
  });
});
