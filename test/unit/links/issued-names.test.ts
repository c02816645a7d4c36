import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createCodeCodec } from "../../../src/links/code.ts";
import { importCodeKey } from "../../../src/links/code-key.ts";
import { createIssuedNames, type ReadMeta } from "../../../src/links/issued-names.ts";
import { createKeyConfirmation } from "../../../src/links/key-confirmation.ts";
import { linkId } from "../../../src/links/link-id.ts";
import { type Visit, WrongCodeKey } from "../../../src/links/link-store.ts";
import { codeNameOf, KEY_HEX, nameOf, visitFrom } from "../../support/sample-links.ts";

const { cbcMac, fingerprint } = await importCodeKey(KEY_HEX);
const codes = createCodeCodec(cbcMac);
const issued = codeNameOf(await codes.encode(linkId(5)));
const neverIssued = codeNameOf("aAaaaaa");

/** @param read what the database holds, or how it fails. */
function issuedNamesWith(read: () => Promise<{ keyFingerprint: string | null; importedNameLengths: number[] }>) {
  const asked: { visit: Visit; maxAgeMs: number; staleMaxMs: number }[] = [];
  const confirmation = createKeyConfirmation(fingerprint);
  const readMeta: ReadMeta = (visit, maxAgeMs, staleMaxMs) => {
    asked.push({ visit, maxAgeMs, staleMaxMs });
    return read();
  };
  const issuedNames = createIssuedNames({ codes, confirmation, readMeta, staleMaxMs: 3_600_000 });
  return { asked, confirmation, issuedNames };
}

const metaWith = (keyFingerprint: string | null, ...importedNameLengths: number[]) => {
  return async () => ({ keyFingerprint, importedNameLengths });
};
const down = () => Promise.reject(new StoreError({ store: "postgres", operation: "read meta", reason: "HTTP 503" }));

describe("createIssuedNames().find()", () => {
  it("hands on slugs and codes that an id has, without asking the database", async () => {
    const { asked, issuedNames } = issuedNamesWith(down);
    expect(await issuedNames.find(nameOf("pricing"), visitFrom())).toEqual({ kind: "slug", text: "pricing" });
    expect(await issuedNames.find(issued, visitFrom())).toEqual({ ...issued, id: 5n });
    expect(asked).toEqual([]);
  });

  it("refuses a code that no id has on what is known of the database, at most 5 minutes old", async () => {
    const { asked, confirmation, issuedNames } = issuedNamesWith(metaWith(fingerprint));
    confirmation.observe(fingerprint);
    const visit = visitFrom();
    expect(await issuedNames.find(neverIssued, visit)).toBeNull();
    expect(asked).toEqual([{ visit, maxAgeMs: 300_000, staleMaxMs: 0 }]);
  });

  it("rests that on nothing older than 10 s while the key is not confirmed, and confirms it", async () => {
    const { asked, confirmation, issuedNames } = issuedNamesWith(metaWith(fingerprint));
    expect(await issuedNames.find(neverIssued, visitFrom())).toBeNull();
    expect(asked.map(({ maxAgeMs }) => maxAgeMs)).toEqual([10_000]);
    expect(confirmation.isConfirmed).toBe(true);
  });

  it("takes a code that no id has for an imported name, where such names have its length", async () => {
    const { issuedNames } = issuedNamesWith(metaWith(fingerprint, 3, 7));
    expect(await issuedNames.find(neverIssued, visitFrom())).toEqual({ kind: "imported", text: "aAaaaaa" });
    expect(await issuedNames.find(codeNameOf("aAaaaaaa"), visitFrom())).toBeNull();
  });

  it.each(["foo.bar", "Pricing"])(
    "hands on the imported name %s only where such names have its length",
    async (text) => {
      const name = nameOf(text);
      expect(await issuedNamesWith(metaWith(fingerprint, 7)).issuedNames.find(name, visitFrom())).toEqual(name);
      expect(await issuedNamesWith(metaWith(fingerprint, 6, 8)).issuedNames.find(name, visitFrom())).toBeNull();
    },
  );

  it("takes older knowledge in an outage for a name that spells a slug too, and for no other", async () => {
    for (const [text, staleMaxMs] of [
      ["Pricing", 3_600_000],
      ["foo.bar", 0],
      ["aAaaaaa", 0],
    ] as const) {
      const { asked, issuedNames } = issuedNamesWith(metaWith(fingerprint));
      await issuedNames.find(nameOf(text), visitFrom());
      expect(asked.map((ask) => [text, ask.staleMaxMs])).toEqual([[text, staleMaxMs]]);
    }
  });

  it("throws WrongCodeKey at each refusal under another key than the database's: no false 404 (P9)", async () => {
    const { confirmation, issuedNames } = issuedNamesWith(metaWith("f".repeat(64)));
    await expect(issuedNames.find(neverIssued, visitFrom())).rejects.toThrow(WrongCodeKey);
    await expect(issuedNames.find(neverIssued, visitFrom())).rejects.toThrow(WrongCodeKey);
    expect(confirmation.isConfirmed).toBe(false);
  });

  it("refuses in a database that was never written to, which has no links, and does not take it for confirmed", async () => {
    const { confirmation, issuedNames } = issuedNamesWith(metaWith(null));
    expect(await issuedNames.find(neverIssued, visitFrom())).toBeNull();
    expect(confirmation.isConfirmed).toBe(false);
  });

  it.each(["aAaaaaa", "foo.bar"])(
    "throws what the database failed with, and refuses nothing: %s (P6)",
    async (text) => {
      const { confirmation, issuedNames } = issuedNamesWith(down);
      confirmation.observe(fingerprint);
      await expect(issuedNames.find(nameOf(text), visitFrom())).rejects.toThrow(StoreError);
    },
  );
});
