import { describe, expect, it } from "vitest";
import { findableInBatch } from "../../../../src/links/finding/findable-in-batch.ts";
import type { BulkDraftItem, LinkDraft } from "../../../../src/links/link-repository.ts";
import { draftOf, slugOf } from "../../../support/sample-links.ts";

const makes = (facts: Partial<LinkDraft> = {}): BulkDraftItem => ({
  kind: "draft",
  draft: draftOf({ slug: null, ...facts }),
});

/** @param facts are those that the item names. */
const finds = (facts: Partial<LinkDraft> = {}): BulkDraftItem =>
  makes({ ...facts, given: Object.keys(facts) as LinkDraft["given"] & object, findIfExists: true });

describe("findableInBatch()", () => {
  it("gives the newest first, up to the first that becomes a link whatever happens", () => {
    const items = [makes({ title: "a" }), makes(), makes({ slug: slugOf("s") }), finds({ title: "a" }), finds()];
    expect(findableInBatch(items)).toEqual([[], [], [], [0], [3, 2, 1]]);
  });

  it("gives those that equal the item in what it names, tags as a set", () => {
    const items = [
      makes({ tags: ["a", "b"] }),
      finds({ tags: ["b", "a"] }),
      finds({ tags: ["a"] }),
      finds({ tags: [] }),
    ];
    expect(findableInBatch(items)).toEqual([[], [0], [], []]);
  });

  it("gives the same search once alone, since it never becomes two links", () => {
    expect(findableInBatch([finds(), finds(), finds()])).toEqual([[], [0], [0]]);
  });

  it("gives nothing refused, nothing disabled and nothing with a password, nor anything to a search with one", () => {
    const items: BulkDraftItem[] = [
      { kind: "refused", problem: {} },
      makes({ enabled: false }),
      makes({ passwordHash: "hash" }),
      finds(),
      finds({ passwordHash: "hash" }),
    ];
    expect(findableInBatch(items)).toEqual([[], [], [], [], []]);
  });

  it("gives a thousand searches of one URL in no time", () => {
    const items = Array.from({ length: 1_000 }, (_, n) => finds({ title: String(n) }));
    expect(findableInBatch(items).flat()).toEqual([]);
  });
});
