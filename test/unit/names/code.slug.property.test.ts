import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCbcMac } from "../../../src/lib/cbc-mac.ts";
import { bytesFromHex } from "../../../src/lib/hex.ts";
import { CODE_ALPHABET, createCodeCodec, isCode } from "../../../src/names/code.ts";
import { parseLinkNames } from "../../../src/names/link-name.ts";
import { parseSlug } from "../../../src/names/slug.ts";
import { shapedText, tierAndId } from "../../support/code-arbitraries.ts";
import { PATIENCE } from "../../support/patience.ts";
import { KEY_HEX } from "../../support/sample-links.ts";

const codec = createCodeCodec(await importCbcMac(bytesFromHex(KEY_HEX)));

describe("codes and slugs (P1)", PATIENCE, () => {
  /** The text in capitals that chance picks. */
  const respelled = (text: string) =>
    fc
      .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
      .map((ups) => Array.from(text, (c, i) => (ups[i] ? c.toUpperCase() : c.toLowerCase())).join(""));

  it("a code is opened by one spelling: in other capitals it is a slug, or the code of another id or of none", async () => {
    await fc.assert(
      fc.asyncProperty(tierAndId, fc.gen(), async ({ id }, gen) => {
        const code = await codec.encode(id);
        const spelling = gen(() => respelled(code));
        fc.pre(spelling !== code);
        for (const name of parseLinkNames(spelling)) {
          expect(name.text).not.toBe(code);
          if (name.kind === "code") expect(await codec.decode(name.text)).not.toBe(id);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("no code is a custom slug, in any capitals: what parseSlug() makes of it never has a code's shape", async () => {
    await fc.assert(
      fc.asyncProperty(tierAndId, fc.gen(), async ({ id }, gen) => {
        const code = await codec.encode(id);
        expect(parseLinkNames(code)).toEqual([{ kind: "code", text: code }]);
        for (const spelling of [code, code.toLowerCase(), code.toUpperCase(), gen(() => respelled(code))]) {
          const slug = parseSlug(spelling);
          if (slug.ok) expect(isCode(slug.value)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("no text that parseSlug() takes becomes a slug with a code's shape, or is found under another name", () => {
    const slugText = fc.oneof(
      shapedText,
      fc
        .array(fc.constantFrom(...Array.from(`${CODE_ALPHABET}-_`)), { minLength: 1, maxLength: 64 })
        .map((characters) => characters.join("")),
    );
    fc.assert(
      fc.property(slugText, (text) => {
        const slug = parseSlug(text);
        fc.pre(slug.ok);
        expect(isCode(slug.value)).toBe(false);
        // As it is stored and printed, it finds itself.
        expect(parseLinkNames(slug.value)).toEqual([{ kind: "slug", text: slug.value }]);
      }),
      { numRuns: 2_000 },
    );
  });
});
