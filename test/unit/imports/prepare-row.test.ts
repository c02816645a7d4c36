import { describe, expect, it } from "vitest";
import type { ReadableRow } from "../../../src/imports/import-row.ts";
import { prepareRow } from "../../../src/imports/prepare-row.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { createImportedFieldsReader } from "../../../src/links/api/imported-fields.ts";
import { hashPassword } from "../../../src/links/password-hash.ts";
import type { DomainName } from "../../../src/names/domain-of-name.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { codes } from "../../support/link-service-world.ts";
import { rowOf } from "../../support/read-import-file.ts";

const readFields = createImportedFieldsReader({ ownHosts: ["go.example"], allowPrivate: false });
const there = "there.example" as DomainName;
const findDomain = async (text: string) => (text === there ? ok(there) : err("unknown" as const));
const url = "https://example.com/a";
const prepare = (facts: Partial<ReadableRow>, keepsIds = false) =>
  prepareRow(rowOf(5, { fields: { url }, ...facts }), keepsIds, { codes, findDomain, readFields });
const messageOf = async (facts: Partial<ReadableRow>) => {
  const row = await prepare(facts);
  return row.ok ? null : row.error;
};

describe("prepareRow()", () => {
  it("puts the domain in front of a name, and refuses one that is none here", async () => {
    expect(await prepare({ name: "spring", domain: there })).toMatchObject({
      value: { domain: there, name: "there.example/spring", isImportedName: false },
    });
    expect(await prepare({ name: null, domain: there })).toMatchObject({ value: { domain: there, name: null } });
    expect(await messageOf({ name: "spring", domain: "elsewhere.example" })).toEqual({
      ...{ line: 5, message: "domain must be a domain of this shortener" },
    });
  });

  it("gives a link by the rules of a create, with its times", async () => {
    const passwordHash = await hashPassword("sesame", new Uint8Array(16));
    const row = await prepare({
      ...{ name: "Spring", id: "7", passwordHash },
      ...{ createdAt: "2020-01-01T00:00:00Z", updatedAt: "2020-01-02T00:00:00.5+01:00" },
      fields: {
        url: ` ${url} `,
        title: "A",
        tags: ["b", "b"],
        forwardQuery: true,
        expiresAt: "2021-01-01T00:00:00Z",
        maxVisits: 3,
      },
    });
    expect(row).toEqual({
      ok: true,
      value: {
        ...{ line: 5, domain: null, name: "Spring", isImportedName: true, id: null, renamedFrom: null, note: null },
        fields: {
          ...{ url, title: "A", tags: ["b"], redirectStatus: 302, enabled: true, expiredUrl: null },
          ...{
            expiresAt: Date.parse("2021-01-01T00:00:00Z"),
            forwardQuery: true,
            passwordHash,
            maxVisits: 3,
            rules: null,
            card: null,
            note: null,
          },
        },
        createdAt: Date.parse("2020-01-01T00:00:00Z"),
        updatedAt: Date.parse("2020-01-01T23:00:00.500Z"),
      },
    });
  });

  it.each([
    [{ title: "T", image: "http://127.0.0.1/a.png" }, "card.image must lead to a public host"],
    [{ title: "" }, "card.title must not be empty"],
    [{}, "card must have a title, a description or an image"],
    ["a card of another shortener", "card must be an object"],
  ])("makes the link without a card that the rules refuse, and says so: %j", async (card, why) => {
    const row = await prepare({ fields: { url, title: "A", card } });
    expect(row).toMatchObject({ value: { fields: { url, title: "A", card: null } } });
    expect(row.ok ? row.value.note : "").toContain(`was made, but without its card (${why}`);
    expect(await messageOf({ fields: { url: "http://127.0.0.1/", card } })).toMatchObject({
      message: expect.stringContaining("url must lead to a public host") as string,
    });
  });

  it("keeps an id only where the import keeps them", async () => {
    expect(await prepare({ id: "7" }, true)).toMatchObject({ value: { id: linkId(7) } });
    expect(await prepare({ id: null }, true)).toMatchObject({ value: { id: null } });
    expect(await prepare({ id: "7" }, false)).toMatchObject({ value: { id: null } });
  });

  it.each([
    [{ fields: {} }, "url is required"],
    [{ fields: { url: "ftp://example.com/" } }, "url must be absolute"],
    [{ fields: { url: "http://127.0.0.1/" } }, "url must lead to a public host"],
    [{ fields: { url: "https://go.example/x" } }, "url must not lead back"],
    [
      { fields: { url, redirectStatus: null, maxVisits: "a" } },
      "redirectStatus must be one of 301, 302, 307, 308; maxVisits must be a whole number or null",
    ],
    [{ fields: { url, maxVisits: "3x" } }, "maxVisits must be a whole number or null"],
    [{ fields: { url, expiresAt: "soon" } }, "expiresAt must be an RFC 3339 time"],
    [{ name: "a/b" }, "its name must not contain a slash"],
    [{ passwordHash: "$2b$10$abc" }, "passwordHash is none that is known here"],
    [{ passwordHash: `pbkdf2-sha256$900000$${"00".repeat(16)}$${"00".repeat(32)}` }, "passwordHash is none"],
  ])("says of %j that %s", async (facts, message) => {
    expect(await messageOf(facts)).toEqual({ line: 5, message: expect.stringContaining(message) as string });
  });

  it("makes a link whose title, tags or times are out of shape, and says what it has lost", async () => {
    const title = "a".repeat(301);
    const tags = "a" as unknown as string[]; // As a release before this one queued it.
    const row = await prepare({ fields: { url, title, tags }, createdAt: "yesterday", updatedAt: "2024-01-15" });
    expect(row).toMatchObject({
      value: {
        fields: { title: "a".repeat(300), tags: ["a"] },
        ...{ createdAt: null, updatedAt: Date.parse("2024-01-15T00:00:00Z") },
        note: 'was made, but its title was cut to 300 characters; without its createdAt, which is not a time, or could be two times: "yesterday"',
      },
    });
    const noted = await prepare({ notes: ['not under its other name "a"'], createdAt: "2024-01-15T00:00:00Z" });
    expect(noted).toMatchObject({ value: { note: 'was made, but not under its other name "a"' } });
  });

  it("hands on what could not be read", async () => {
    const row = await prepareRow({ line: 9, problem: "is not JSON" }, false, { codes, findDomain, readFields });
    expect(row).toEqual({ ok: false, error: { line: 9, message: "is not JSON" } });
  });
});
