import { describe, expect, it } from "vitest";
import { eachOf } from "../../../../src/web/links/chosen/each-of.ts";

describe("eachOf", () => {
  it("does each once, and never more than four at once", async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    await eachOf(
      Array.from({ length: 30 }, (_, n) => n),
      async (n) => {
        most = Math.max(most, ++now);
        await Promise.resolve();
        now--;
        done.push(n);
      },
      new AbortController().signal,
    );
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(most).toBe(4);
  });

  it("begins no further one when it is stopped", async () => {
    const stop = new AbortController();
    const done: number[] = [];
    await eachOf(
      Array.from({ length: 30 }, (_, n) => n),
      async (n) => {
        done.push(n);
        if (n === 9) stop.abort();
        await Promise.resolve();
      },
      stop.signal,
    );
    expect(done.length).toBeLessThan(15);
  });
});
