import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeClickBatch } from "../../../src/clicks/click-message.ts";
import { MAX_MESSAGE_BYTES, packClicks } from "../../../src/clicks/pack-clicks.ts";
import { queuedClick } from "../../support/queued-click.ts";

describe("packClicks()", () => {
  it("packs every click once and in order, into messages that the Queue takes, of any length and in any script", () => {
    const batch = fc.record({
      count: fc.nat(600),
      agent: fc.constantFrom("x", "ü", "語", "\u0001").map((letter) => letter.repeat(500)),
      unknown: fc.array(fc.tuple(fc.string({ maxLength: 64 }), fc.integer({ min: 1 })), { maxLength: 200 }),
    });
    fc.assert(
      fc.property(batch, ({ count, agent, unknown }) => {
        const clicks = Array.from({ length: count }, (_, n) => queuedClick(n, { userAgent: agent + String(n) }));
        const packed = packClicks({ clicks, unknown });
        const read = packed.map(({ message }) => decodeClickBatch(message));
        expect(read.flatMap((part) => part?.clicks ?? [])).toEqual(clicks);
        expect(read.flatMap((part) => part?.unknown ?? [])).toEqual(unknown);
        for (const { message, bytes, clicks: inside } of packed) {
          expect(bytes).toBe(Buffer.byteLength(message));
          expect(bytes).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
          expect(decodeClickBatch(message)?.clicks).toHaveLength(inside);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("packs nothing into nothing, and a thousand visits of a busy link into one message", () => {
    expect(packClicks({ clicks: [], unknown: [] })).toEqual([]);
    const clicks = Array.from({ length: 1_000 }, (_, n) => queuedClick(n));
    expect(packClicks({ clicks, unknown: [] })).toHaveLength(1);
  });
});
