import { describe, expect, it } from "vitest";
import type { Visit } from "../../../src/lib/request-scope.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createCodeCodec } from "../../../src/names/code.ts";
import { importCodeKey } from "../../../src/names/code-key.ts";
import { createIssuedNames, type DatabaseMeta } from "../../../src/names/issued-names.ts";
import { createKeyConfirmation } from "../../../src/names/key-confirmation.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { WrongCodeKey } from "../../../src/names/wrong-code-key.ts";
import { codeNameOf, KEY_HEX, nameOf, visitFrom } from "../../support/sample-links.ts";

const { cbcMac, fingerprint } = await importCodeKey(KEY_HEX);
const codes = createCodeCodec(cbcMac);
const issued = codeNameOf(await codes.encode(linkId(5)));
const neverIssued = codeNameOf("aAaaaaa");

/** @param read what the database holds, or how it fails. */
function issuedNamesWith(read: () => Promise<{ keyFingerprint: string | null; importedNameLengths: number[] }>) {
  const asked: { visit: Visit; maxAgeMs: number }[] = [];
  const known: { last: { meta: DatabaseMeta; ageMs: number } | null } = { last: null };
  const confirmation = createKeyConfirmation(fingerprint);
  const knownMeta = {
    read: (visit: Visit, maxAgeMs: number) => {
      asked.push({ visit, maxAgeMs });
      return read();
    },
    last: () => known.last,
  };
  const issuedNames = createIssuedNames({ codes, confirmation, knownMeta, staleMaxMs: 3_600_000 });
  return { asked, known, confirmation, issuedNames };
}

const metaWith = (keyFingerprint: string | null, ...importedNameLengths: number[]) => {
  return async () => ({ keyFingerprint, importedNameLengths });
};
const down = () => Promise.reject(new StoreError({ store: "postgres", operation: "read meta", reason: "HTTP 503" }));

describe("createIssuedNames().find()", () => {
  it("hands on slugs and codes that an id has, without asking the database", async () => {
    const { asked, issuedNames } = issuedNamesWith(down);
    expect(await issuedNames.find([nameOf("pricing")], visitFrom())).toEqual([{ kind: "slug", text: "pricing" }]);
    expect(await issuedNames.find([issued], visitFrom())).toEqual([{ ...issued, id: 5n }]);
    expect(asked).toEqual([]);
  });

  it("refuses a code that no id has on what is known of the database, at most 5 minutes old", async () => {
    const { asked, confirmation, issuedNames } = issuedNamesWith(metaWith(fingerprint));
    confirmation.observe(fingerprint);
    const visit = visitFrom();
    expect(await issuedNames.find([neverIssued], visit)).toEqual([]);
    expect(asked).toEqual([{ visit, maxAgeMs: 300_000 }]);
  });

  it("rests that on nothing older than 10 s while the key is not confirmed, and confirms it", async () => {
    const { asked, confirmation, issuedNames } = issuedNamesWith(metaWith(fingerprint));
    expect(await issuedNames.find([neverIssued], visitFrom())).toEqual([]);
    expect(asked.map(({ maxAgeMs }) => maxAgeMs)).toEqual([10_000]);
    expect(confirmation.isConfirmed).toBe(true);
  });

  it("takes a code that no id has for an imported name, where such names have its length", async () => {
    const { issuedNames } = issuedNamesWith(metaWith(fingerprint, 3, 7));
    expect(await issuedNames.find([neverIssued], visitFrom())).toEqual([{ kind: "imported", text: "aAaaaaa" }]);
    expect(await issuedNames.find([codeNameOf("aAaaaaaa")], visitFrom())).toEqual([]);
  });

  it.each(["foo.bar", "Pricing"])(
    "hands on the imported name %s only where such names have its length",
    async (text) => {
      const name = nameOf(text);
      expect(await issuedNamesWith(metaWith(fingerprint, 7)).issuedNames.find([name], visitFrom())).toEqual([name]);
      expect(await issuedNamesWith(metaWith(fingerprint, 6, 8)).issuedNames.find([name], visitFrom())).toEqual([]);
    },
  );

  it("hands on all names of a path that can mean a slug or an issued code, and asks for nothing: they are one look-up", async () => {
    const { asked, issuedNames } = issuedNamesWith(down);
    const names = [nameOf("Pricing"), nameOf("pricing")];
    expect(await issuedNames.find(names, visitFrom())).toEqual(names);
    expect(await issuedNames.find([nameOf(`${issued.text}.`), issued], visitFrom())).toEqual([
      { kind: "imported", text: `${issued.text}.` },
      { ...issued, id: 5n },
    ]);
    expect(asked).toEqual([]);
  });

  it("refuses a code that no id has with an ending behind it by arithmetic too (P2)", async () => {
    const { asked, issuedNames } = issuedNamesWith(metaWith(fingerprint));
    expect(await issuedNames.find([nameOf("aAaaaaa."), neverIssued], visitFrom())).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it("leaves out of the names those that can't be, and keeps the others in their order", async () => {
    const { issuedNames } = issuedNamesWith(metaWith(fingerprint, 8));
    expect(await issuedNames.find([nameOf("foo.bar."), nameOf("foo.bar")], visitFrom())).toEqual([nameOf("foo.bar.")]);
  });

  it("hands on names of a length that was imported while the database does not answer: a cache may have them (P6)", async () => {
    const { known, issuedNames } = issuedNamesWith(down);
    known.last = { meta: { keyFingerprint: fingerprint, importedNameLengths: [7] }, ageMs: 4_000_000 };
    expect(await issuedNames.find([nameOf("foo.bar")], visitFrom())).toEqual([nameOf("foo.bar")]);
    await expect(issuedNames.find([nameOf("foo.barn")], visitFrom())).rejects.toThrow(StoreError);
  });

  it("throws WrongCodeKey at each refusal under another key than the database's: no false 404 (P9)", async () => {
    const { confirmation, issuedNames } = issuedNamesWith(metaWith("f".repeat(64)));
    await expect(issuedNames.find([neverIssued], visitFrom())).rejects.toThrow(WrongCodeKey);
    await expect(issuedNames.find([neverIssued], visitFrom())).rejects.toThrow(WrongCodeKey);
    expect(confirmation.isConfirmed).toBe(false);
  });

  it("refuses in a database that was never written to, which has no links, and does not take it for confirmed", async () => {
    const { confirmation, issuedNames } = issuedNamesWith(metaWith(null));
    expect(await issuedNames.find([neverIssued], visitFrom())).toEqual([]);
    expect(confirmation.isConfirmed).toBe(false);
  });

  it.each(["aAaaaaa", "foo.bar"])(
    "throws what the database failed with, and refuses nothing: %s (P6)",
    async (text) => {
      const { confirmation, issuedNames } = issuedNamesWith(down);
      confirmation.observe(fingerprint);
      await expect(issuedNames.find([nameOf(text)], visitFrom())).rejects.toThrow(StoreError);
    },
  );
});

describe("createIssuedNames().decode()", () => {
  it("gives every code its id, or takes it for an imported name, on no remembered fact", async () => {
    const { asked, issuedNames } = issuedNamesWith(down);
    expect(await issuedNames.decode([issued, neverIssued, nameOf("Pricing"), nameOf("pricing")])).toEqual([
      { ...issued, id: 5n },
      { kind: "imported", text: "aAaaaaa" },
      { kind: "imported", text: "Pricing" },
      { kind: "slug", text: "pricing" },
    ]);
    expect(asked).toEqual([]);
  });
});

describe("createIssuedNames().mayPassOver()", () => {
  const lengthsOf = (...importedNameLengths: number[]) => ({ keyFingerprint: fingerprint, importedNameLengths });

  it("lets a name with an ending be passed over unless names of its length are known to be imported, however long ago", () => {
    const { known, issuedNames } = issuedNamesWith(down);
    expect(issuedNames.mayPassOver(nameOf("promo."))).toBe(true);
    known.last = { meta: lengthsOf(7), ageMs: 9_000_000 };
    expect(issuedNames.mayPassOver(nameOf("promo."))).toBe(true);
    known.last = { meta: lengthsOf(6), ageMs: 9_000_000 };
    expect(issuedNames.mayPassOver(nameOf("promo."))).toBe(false);
  });

  it("lets a name in capitals be passed over only on knowledge that is no older than STALE_MAX", () => {
    const { known, issuedNames } = issuedNamesWith(down);
    expect(issuedNames.mayPassOver(nameOf("PROMO"))).toBe(false);
    known.last = { meta: lengthsOf(7), ageMs: 3_599_999 };
    expect(issuedNames.mayPassOver(nameOf("PROMO"))).toBe(true);
    known.last = { meta: lengthsOf(7), ageMs: 3_600_000 };
    expect(issuedNames.mayPassOver(nameOf("PROMO"))).toBe(false);
    known.last = { meta: lengthsOf(5), ageMs: 0 };
    expect(issuedNames.mayPassOver(nameOf("PROMO"))).toBe(false);
  });

  it("never lets a slug or a code be passed over", () => {
    const { known, issuedNames } = issuedNamesWith(down);
    known.last = { meta: lengthsOf(), ageMs: 0 };
    for (const name of [nameOf("promo"), issued, neverIssued]) expect(issuedNames.mayPassOver(name)).toBe(false);
  });
});
