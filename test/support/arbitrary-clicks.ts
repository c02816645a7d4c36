import fc from "fast-check";
import type { ClickBatch, QueuedClick } from "../../src/clicks/click-batch.ts";
import { linkId } from "../../src/names/link-id.ts";
import { queuedClick } from "./queued-click.ts";

const text = fc.option(
  fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("DE", "de", "example.com", "\u0000\ud800")),
);
const dimensions = fc
  .record(Object.fromEntries(Object.keys(queuedClick().dimensions).map((name) => [name, text])))
  .map((names) => names as QueuedClick["dimensions"]); // Made from the names of them.

/** All that a message may hold, and much that no visit has. */
export const arbitraryClick: fc.Arbitrary<QueuedClick> = fc.record({
  id: fc.uuid({ version: 7 }),
  linkId: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(linkId),
  time: fc.integer({ min: 0, max: 253_402_300_799_999 }),
  userAgent: text,
  visitor: text,
  dimensions,
});

/** Of a link with rules, or of one without, which has no trace of them. */
const arbitraryRuledClick = fc
  .tuple(arbitraryClick, fc.option(text, { nil: undefined }))
  .map(([click, rule]): QueuedClick => (rule === undefined ? click : { ...click, rule }));

export const arbitraryClickBatch: fc.Arbitrary<ClickBatch> = fc.record({
  clicks: fc.array(arbitraryRuledClick, { maxLength: 20 }),
  unknown: fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.integer({ min: 1 })), { maxLength: 5 }),
  counts: fc.array(
    fc.record({
      id: fc.uuid(),
      counts: fc.uniqueArray(fc.tuple(fc.string(), fc.nat()), { selector: ([key]) => key }).map(countsOf),
    }),
    { maxLength: 3 },
  ),
});

/** In JSON a name like `__proto__` or `1` is no key like others; no metric has one. */
function countsOf(entries: readonly [string, number][]): ReadonlyMap<string, number> {
  return new Map(entries.map(([key, by]) => [`bijou_${key}`, by]));
}
