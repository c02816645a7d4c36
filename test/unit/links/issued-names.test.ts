import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createCodeCodec } from "../../../src/links/code.ts";
import { importCodeKey } from "../../../src/links/code-key.ts";
import { createIssuedNames } from "../../../src/links/issued-names.ts";
import { createKeyConfirmation } from "../../../src/links/key-confirmation.ts";
import { linkId } from "../../../src/links/link-id.ts";
import { type Visit, WrongCodeKey } from "../../../src/links/link-store.ts";
import { codeNameOf, KEY_HEX, nameOf, visitFrom } from "../../support/sample-links.ts";

const { cipherKey, fingerprint } = await importCodeKey(KEY_HEX);
const codes = createCodeCodec(cipherKey);
const issued = codeNameOf(await codes.encode(linkId(5)));
const neverIssued = codeNameOf("aAaaaaa");

/** @param read what the database holds, or how it fails. */
function issuedNamesWith(read: () => Promise<string | null>) {
  const asked: Visit[] = [];
  const confirmation = createKeyConfirmation(fingerprint);
  const readKeyFingerprint = (visit: Visit) => {
    asked.push(visit);
    return read();
  };
  return { asked, confirmation, issuedNames: createIssuedNames({ codes, confirmation, readKeyFingerprint }) };
}

const down = () => Promise.reject(new StoreError({ store: "postgres", operation: "read meta", reason: "HTTP 503" }));

describe("createIssuedNames().find()", () => {
  it("hands on slugs and codes that an id has, without asking the database", async () => {
    const { asked, issuedNames } = issuedNamesWith(down);
    expect(await issuedNames.find(nameOf("pricing"), visitFrom())).toEqual({ kind: "slug", text: "pricing" });
    expect(await issuedNames.find(issued, visitFrom())).toEqual({ ...issued, id: 5n });
    expect(asked).toEqual([]);
  });

  it("refuses a code that no id has without asking, once the key is confirmed", async () => {
    const { asked, confirmation, issuedNames } = issuedNamesWith(down);
    confirmation.observe(fingerprint);
    expect(await issuedNames.find(neverIssued, visitFrom())).toBeNull();
    expect(asked).toEqual([]);
  });

  it("asks for the fingerprint at the first refusal, in the visit that needs it, and never again", async () => {
    const { asked, confirmation, issuedNames } = issuedNamesWith(() => Promise.resolve(fingerprint));
    const visit = visitFrom();
    expect(await issuedNames.find(neverIssued, visit)).toBeNull();
    expect(asked).toEqual([visit]);
    expect(confirmation.isConfirmed).toBe(true);
    expect(await issuedNames.find(codeNameOf("bBbbbbb"), visitFrom())).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it("throws WrongCodeKey at each refusal under another key than the database's: no false 404 (P9)", async () => {
    const { confirmation, issuedNames } = issuedNamesWith(() => Promise.resolve("f".repeat(64)));
    await expect(issuedNames.find(neverIssued, visitFrom())).rejects.toThrow(WrongCodeKey);
    await expect(issuedNames.find(neverIssued, visitFrom())).rejects.toThrow(WrongCodeKey);
    expect(confirmation.isConfirmed).toBe(false);
  });

  it("refuses in a database that was never written to, which has no links, and does not take it for confirmed", async () => {
    const { confirmation, issuedNames } = issuedNamesWith(() => Promise.resolve(null));
    expect(await issuedNames.find(neverIssued, visitFrom())).toBeNull();
    expect(confirmation.isConfirmed).toBe(false);
  });

  it("throws what the database failed with, and refuses nothing, while no key is confirmed (P6)", async () => {
    const { confirmation, issuedNames } = issuedNamesWith(down);
    await expect(issuedNames.find(neverIssued, visitFrom())).rejects.toThrow(StoreError);
    expect(confirmation.isConfirmed).toBe(false);
  });
});
