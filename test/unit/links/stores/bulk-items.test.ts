import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { pickFields } from "../../../../src/links/field-values.ts";
import type { BulkDraftItem } from "../../../../src/links/link-repository.ts";
import { bulkItemsOf } from "../../../../src/links/stores/bulk-items.ts";
import { linkOfRow } from "../../../../src/links/stores/row-of-link-table.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import { linkRow } from "../../../support/link-rows.ts";
import { draftOf } from "../../../support/sample-links.ts";

const sent = draftOf({ ...{ title: "sent", expiresAt: 5_000, tags: ["a"], maxVisits: 7 } });
const fields = { ...pickFields(sent), slug: sent.slug, domain: sent.domain, passwordHash: sent.passwordHash };
const given: BulkDraftItem = { kind: "draft", draft: { ...fields, findIfExists: false } };
const refused: BulkDraftItem = { kind: "refused", problem: { title: "wrong" } };
const read = (items: unknown, those: readonly BulkDraftItem[]) =>
  bulkItemsOf("create links", items, { items: those, createdBy: "key:admin" });

describe("bulkItemsOf()", () => {
  it("makes a link of what was sent, with the id and the time that Postgres gave it", () => {
    const id = "9007199254740993"; // One more than a number can tell.
    const item = { kind: "created", id, created_at: "2026-11-24T12:00:00.123+00:00" };
    const createdAt = Date.UTC(2026, 10, 24, 12, 0, 0, 123);
    expect(read([item], [given])).toEqual([
      {
        kind: "created",
        link: {
          ...fields,
          id: linkId(id),
          createdBy: { owner: "key:admin", name: null },
          createdAt,
          updatedAt: createdAt,
          version: 0,
        },
      },
    ]);
  });

  it("gives the link that comes along, be it one that was there before or of a first answer", () => {
    for (const kind of ["created", "existing"]) {
      expect(read([{ kind, link: linkRow }], [given])).toEqual([{ kind, link: linkOfRow(linkRow) }]);
    }
  });

  it("gives a link without a limit in an answer that was remembered before there were limits of visits", () => {
    const link = Object.fromEntries(
      Object.entries(linkRow).filter(([column]) => !["max_visits", "note"].includes(column)),
    );
    expect(read([{ kind: "created", link }], [given])).toEqual([{ kind: "created", link: linkOfRow(linkRow) }]);
  });

  it("gives the problem of a refusal as it was sent, or as it was in a first answer", () => {
    expect(read([{ kind: "refused" }], [refused])).toEqual([refused]);
    const first = { title: "first", errors: [{ path: "\u0000\ud800" }] };
    expect(read([{ kind: "refused", problem: JSON.stringify(first) }], [refused])).toEqual([
      { kind: "refused", problem: first },
    ]);
  });

  it("keeps the order, whatever became of the items", () => {
    const items = [{ kind: "slug-taken" }, { kind: "refused" }, { kind: "existing", link: linkRow }];
    expect(read(items, [given, refused, given]).map(({ kind }) => kind)).toEqual(["slug-taken", "refused", "existing"]);
    expect(read([], [])).toEqual([]);
  });

  it.each([
    ["no items", null],
    ["fewer items than were sent", []],
    ["an item without a kind", [{}]],
    ["a refusal of what was not refused", [{ kind: "refused" }]],
    ["a link that was there before, without it", [{ kind: "existing" }]],
  ])("throws StoreError on %s", (_, items) => {
    expect(() => read(items, [given])).toThrow(StoreError);
  });

  it("throws on a new link without an id or a time", () => {
    expect(() => read([{ kind: "created", created_at: "2026-11-24T12:00:00+00:00" }], [given])).toThrow(
      "id is no text",
    );
    expect(() => read([{ kind: "created", id: "1" }], [given])).toThrow("created_at is no text");
  });
});
