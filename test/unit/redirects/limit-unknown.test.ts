import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { targetOf } from "../../../src/links/link.ts";
import type { Found } from "../../../src/links/link-store.ts";
import { limitUnknown, TooManyUnknown } from "../../../src/redirects/limit-unknown.ts";
import { linkOf, slugOf, visitFrom } from "../../support/sample-links.ts";

const NAME = { kind: "slug", text: slugOf("pricing") } as const;
const found: Found = { target: targetOf(linkOf()), asOf: 1 };
const none: Found = { target: null, asOf: 1 };

/** A rung over a store that answers as told, with a limit of unknown look-ups per address that never ends. */
function rungWith(answer: () => Promise<Found>, limit = 2) {
  const counts = new Map<string, number>();
  let asked = 0;
  const next = {
    find: () => {
      asked++;
      return answer();
    },
  };
  const counter = {
    retryAfterMs: (address: string) => ((counts.get(address) ?? 0) >= limit ? 12_345 : null),
    count: (address: string) => void counts.set(address, (counts.get(address) ?? 0) + 1),
  };
  return { counts, asked: () => asked, store: limitUnknown(next, counter) };
}

describe("limitUnknown().find()", () => {
  it("counts what was not found, by the address of the visit", async () => {
    const { counts, store } = rungWith(() => Promise.resolve(none));
    expect(await store.find([NAME], visitFrom("one"))).toBe(none);
    expect(await store.find([NAME], visitFrom("two"))).toBe(none);
    expect(await store.find([NAME], visitFrom("one"))).toBe(none);
    expect([...counts]).toEqual([
      ["one", 2],
      ["two", 1],
    ]);
  });

  it("does not count what was found, however often", async () => {
    const { counts, store } = rungWith(() => Promise.resolve(found));
    for (let i = 0; i < 10; i++) expect(await store.find([NAME], visitFrom())).toBe(found);
    expect([...counts]).toEqual([]);
  });

  it("does not count an outage, which is not the visitor's doing", async () => {
    const error = new StoreError({ store: "postgres", operation: "find a link", reason: "HTTP 503" });
    const { counts, store } = rungWith(() => Promise.reject(error));
    await expect(store.find([NAME], visitFrom())).rejects.toBe(error);
    expect([...counts]).toEqual([]);
  });

  it("refuses an address past the limit before a store is asked, says when to come again, and counts no refusal", async () => {
    const { asked, counts, store } = rungWith(() => Promise.resolve(none));
    await store.find([NAME], visitFrom("one"));
    await store.find([NAME], visitFrom("one"));
    const error: unknown = await store.find([NAME], visitFrom("one")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TooManyUnknown);
    expect(error).toMatchObject({ retryAfterMs: 12_345 });
    expect(asked()).toBe(2);
    expect(counts.get("one")).toBe(2);
  });

  it("goes on answering other addresses", async () => {
    const { store } = rungWith(() => Promise.resolve(none), 1);
    await store.find([NAME], visitFrom("one"));
    await expect(store.find([NAME], visitFrom("one"))).rejects.toThrow(TooManyUnknown);
    expect(await store.find([NAME], visitFrom("two"))).toBe(none);
  });

  it("does not repeat the address in its error (P8)", async () => {
    const { store } = rungWith(() => Promise.resolve(none), 0);
    const error: unknown = await store.find([NAME], visitFrom("0123abcd")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TooManyUnknown);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain("0123abcd");
  });
});
