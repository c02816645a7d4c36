import { describe, expect, it } from "vitest";
import { ProblemError } from "../../../../src/http/problem.ts";
import { readUpload } from "../../../../src/imports/api/upload.ts";
import { collect } from "../../../support/byte-stream.ts";
import { inTime } from "../../../support/in-time.ts";

const MAX_BYTES = 10;

/** A request whose body is sent in chunks of the given lengths, and what became of it. */
function uploadOf(lengths: readonly number[], headers: Record<string, string> = {}) {
  const state = { sent: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const length = lengths[state.sent++];
        if (length === undefined) controller.close();
        else controller.enqueue(new Uint8Array(length));
      },
      cancel() {
        state.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  // What Node's fetch asks of a request that streams its body; the Worker's types have no such field.
  const init = { method: "POST", headers, body, duplex: "half" };
  return { state, upload: readUpload(new Request("https://go.example/", init), inTime, MAX_BYTES) };
}

describe("readUpload()", () => {
  it("gives the bytes as they come, up to as many as it may have", async () => {
    const { upload } = uploadOf([4, 6]);
    expect((await collect(upload)).map(({ length }) => length)).toEqual([4, 6]);
    expect(await collect(readUpload(new Request("https://go.example/"), inTime))).toEqual([]);
  });

  it("refuses more than that, whatever Content-Length says, and has the rest not sent", async () => {
    const { state, upload } = uploadOf([4, 7, 1], { "Content-Length": "4" });
    await expect(collect(upload)).rejects.toThrow(ProblemError);
    expect(state).toEqual({ sent: 2, isCancelled: true });
  });

  it("refuses by Content-Length before anything is sent", async () => {
    const { state, upload } = uploadOf([4], { "Content-Length": "11" });
    await expect(collect(upload)).rejects.toThrow("may have at most 10 bytes");
    expect(state.sent).toBe(0);
  });

  it("has the rest not sent when its reader has had enough", async () => {
    const { state, upload } = uploadOf([1, 1, 1]);
    await upload.next();
    await upload.return(undefined);
    expect(state).toEqual({ sent: 1, isCancelled: true });
  });
});
