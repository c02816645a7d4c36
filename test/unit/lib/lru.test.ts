import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLru } from "../../../src/lib/lru.ts";

const MAX_ENTRIES = 3;
const MAX_BYTES = 10;

/** An LRU whose values are their own sizes. */
const lruOfSizes = () => createLru<number>({ maxEntries: MAX_ENTRIES, maxBytes: MAX_BYTES, sizeOf: (_, size) => size });

describe("createLru()", () => {
  it("forgets the entry that was used longest ago, where get() and set() are uses", () => {
    const lru = lruOfSizes();
    for (const key of ["a", "b", "c"]) lru.set(key, 1);
    lru.get("a");
    lru.set("b", 2);
    lru.set("d", 1);
    expect(lru.get("c")).toBeUndefined();
    expect([lru.get("a"), lru.get("b"), lru.get("d")]).toEqual([1, 2, 1]);
  });

  it("forgets as many as the bytes of a new entry ask for", () => {
    const lru = lruOfSizes();
    lru.set("a", 4);
    lru.set("b", 4);
    lru.set("c", 10);
    expect([lru.get("a"), lru.get("b"), lru.get("c")]).toEqual([undefined, undefined, 10]);
    expect(lru.bytes).toBe(10);
  });

  it("does not keep an entry that is too large on its own, nor the one that it replaces, and spares the others", () => {
    const lru = lruOfSizes();
    lru.set("a", 4);
    lru.set("b", 4);
    lru.set("b", 11);
    expect([lru.get("a"), lru.get("b")]).toEqual([4, undefined]);
    expect([lru.size, lru.bytes]).toEqual([1, 4]);
  });

  it("keeps undefined apart from absent in its counts", () => {
    const lru = createLru<undefined>({ maxEntries: 2, maxBytes: 2, sizeOf: () => 1 });
    lru.set("a", undefined);
    expect(lru.size).toBe(1);
    lru.delete("a");
    lru.delete("a");
    expect([lru.size, lru.bytes]).toEqual([0, 0]);
  });

  it.each([
    [0, 1],
    [1, 0],
    [-1, 1],
    [Number.NaN, 1],
    [1, Number.NaN],
  ])("refuses the bounds of %d entries and %d bytes", (maxEntries, maxBytes) => {
    expect(() => createLru({ maxEntries, maxBytes, sizeOf: () => 1 })).toThrow(RangeError);
  });

  it("never goes above its bounds, and does what an array in order of use does", () => {
    const key = fc.constantFrom("a", "b", "c", "d", "e", "__proto__");
    const operation = fc.oneof(
      fc.record({ kind: fc.constant("set" as const), key, size: fc.integer({ min: 0, max: MAX_BYTES + 2 }) }),
      fc.record({ kind: fc.constant("get" as const), key }),
      fc.record({ kind: fc.constant("delete" as const), key }),
      fc.record({ kind: fc.constant("clear" as const) }),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const lru = lruOfSizes();
        let model: { key: string; size: number }[] = []; // The one that was used longest ago comes first.
        const bytes = () => model.reduce((sum, { size }) => sum + size, 0);
        const take = (wanted: string) => {
          const taken = model.find((entry) => entry.key === wanted);
          model = model.filter((entry) => entry !== taken);
          return taken;
        };
        for (const operation of operations) {
          switch (operation.kind) {
            case "set":
              lru.set(operation.key, operation.size);
              take(operation.key);
              if (operation.size <= MAX_BYTES) model.push({ key: operation.key, size: operation.size });
              while (model.length > MAX_ENTRIES || bytes() > MAX_BYTES) model.shift();
              break;
            case "get": {
              const used = take(operation.key);
              if (used !== undefined) model.push(used);
              expect(lru.get(operation.key)).toBe(used?.size);
              break;
            }
            case "delete":
              lru.delete(operation.key);
              take(operation.key);
              break;
            case "clear":
              lru.clear();
              model = [];
              break;
          }
          expect(lru.size).toBe(model.length);
          expect(lru.bytes).toBe(bytes());
          expect(lru.size).toBeLessThanOrEqual(MAX_ENTRIES);
          expect(lru.bytes).toBeLessThanOrEqual(MAX_BYTES);
        }
        // From the oldest on, so that these uses change nothing of the order.
        for (const entry of model) expect(lru.get(entry.key)).toBe(entry.size);
      }),
      { numRuns: 1_000 },
    );
  });
});
