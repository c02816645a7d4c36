import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLinkEtags, UNKNOWN_VERSION } from "../../../src/links/link-etag.ts";
import { MAX_LINK_ID } from "../../../src/names/code.ts";
import { importCodeKey } from "../../../src/names/code-key.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { KEY_HEX, OTHER_KEY_HEX } from "../../support/sample-links.ts";

const { etagCipher } = await importCodeKey(KEY_HEX);
const other = await importCodeKey(OTHER_KEY_HEX);
const FORM = "1.0.0 https://go.example";
const etags = createLinkEtags(etagCipher, FORM);
const state = (id: number | bigint, version = 0) => ({ id: linkId(id), version });

describe("createLinkEtags()", () => {
  it("of() is one strong tag for one state, and read() gives that back, up to the last link and version", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, MAX_LINK_ID), fc.nat(2 ** 31 - 1), (id, version) => {
        const etag = etags.of(state(id, version));
        expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
        expect(etags.of(state(id, version))).toBe(etag);
        expect(etags.read(etag)).toEqual(state(id, version));
      }),
      {
        examples: [
          [MAX_LINK_ID, 2 ** 31 - 1],
          [0n, 0],
        ],
      },
    );
  });

  it("of() differs by link, by version, by form and by key", () => {
    const tags = [
      etags.of(state(1)),
      etags.of(state(2)),
      etags.of(state(1, 1)),
      createLinkEtags(etagCipher, "1.0.1 https://go.example").of(state(1)),
      createLinkEtags(etagCipher, "1.0.0 https://other.example").of(state(1)),
      createLinkEtags(other.etagCipher, FORM).of(state(1)),
    ];
    expect(new Set(tags).size).toBe(tags.length);
  });

  it("of() tells nothing of id and version: tags of states beside each other have half of their bits in common", () => {
    const bitsOf = (etag: string) =>
      BigInt(`0x${etag.slice(1, -1)}`)
        .toString(2)
        .padStart(128, "0");
    let common = 0;
    for (let n = 0; n < 200; n++) {
      const [one, next] = [bitsOf(etags.of(state(n))), bitsOf(etags.of(state(n + 1)))];
      common += Array.from(one).filter((bit, i) => bit === next[i]).length;
    }
    expect(common / (200 * 128)).toBeGreaterThan(0.48);
    expect(common / (200 * 128)).toBeLessThan(0.52);
  });

  it("read() knows the state in a tag of another release, and under another address", () => {
    const before = createLinkEtags(etagCipher, "0.9.0 https://old.example");
    expect(etags.read(before.of(state(61, 3)))).toEqual(state(61, 3));
  });

  it("read() takes nothing else for a tag: made up, of another key, in other capitals, without quotes, of no version", () => {
    const known = etags.of(state(1));
    const others = [
      ...['"zzz"', '""', '"*"', "*", `"${"0".repeat(32)}"`, `"${"f".repeat(32)}"`],
      ...[known.toUpperCase(), known.slice(1, -1), `${known.slice(0, -1)}00"`, known.slice(0, -3) + known.slice(-1)],
      createLinkEtags(other.etagCipher, FORM).of(state(1)),
      etags.of(state(1, UNKNOWN_VERSION)),
    ];
    for (const text of others) expect([text, etags.read(text)]).toEqual([text, null]);
  });

  it("read() gives no state that Postgres could not compare, of whatever is made up", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const read = etags.read(`"${Buffer.from(bytes).toString("hex")}"`);
        if (read === null) return;
        expect(read.id <= MAX_LINK_ID && read.version < 2 ** 31).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
