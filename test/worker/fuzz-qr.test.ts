import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../support/bad-input.ts";
import { pixelsOfSvg, readQr } from "../support/qr-pictures.ts";
import { call, createLink, fieldsOf, problemOf } from "../support/worker-client.ts";

const color = fc
  .stringMatching(/^[0-9a-fA-F]{6}$/)
  .chain((digits) => fc.constantFrom(digits, `#${digits}`, digits.slice(3)));

const pair = fc.oneof(
  fc.tuple(fc.constant("format"), fc.constantFrom("svg", "png")),
  fc.tuple(fc.constant("size"), fc.integer({ min: 64, max: 600 }).map(String)),
  fc.tuple(fc.constant("margin"), fc.integer({ min: 0, max: 16 }).map(String)),
  fc.tuple(fc.constant("ecc"), fc.constantFrom("l", "m", "q", "h", "L", "M", "Q", "H")),
  fc.tuple(fc.constant("dark"), color),
  fc.tuple(fc.constant("light"), fc.oneof(color, fc.constant("transparent"))),
);
const names = ["format", "size", "margin", "ecc", "dark", "light", "Size", "__proto__", ""];
const oddPair = fc.tuple(fc.oneof(fc.constantFrom(...names), anyText), anyText);

const encoded = (pairs: readonly (readonly [string, string])[]) => new URLSearchParams(pairs.map(([a, b]) => [a, b]));

describe("queries of a QR code, whatever they are", () => {
  it("GET /api/links/{slug}/qr gives a picture to right ones, and a problem that names a parameter to others", async () => {
    const { slug } = await createLink();
    const query = fc.oneof(
      fc.uniqueArray(pair, { selector: ([name]) => name, maxLength: 6 }).map((pairs) => encoded(pairs).toString()),
      fc.array(fc.oneof(pair, oddPair), { maxLength: 5 }).map((pairs) => encoded(pairs).toString()),
      anyText.map((text) => encodeURI(text.toWellFormed())),
      anyText,
    );
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const response = await call(`/api/links/${slug}/qr?${text}`);
        statuses.add(response.status);
        if (response.status !== 200) {
          expect(fieldsOf(await problemOf(response, 400, "validation")).length).toBeGreaterThan(0);
          return;
        }
        expect(response.headers.get("Content-Type")).toBeOneOf(["image/svg+xml", "image/png"]);
        // It is nothing else than a picture, whatever the colours were spelled like.
        if (response.headers.get("Content-Type") === "image/svg+xml") pixelsOfSvg(await response.text());
        else expect(new Uint8Array(await response.arrayBuffer())[0]).toBe(0x89);
      }),
      { numRuns: 300 },
    );
    expect(statuses).toEqual(new Set([200, 400]));
  });

  it("GET /api/links/{slug}/qr gives what can be read back, with a quiet zone and black on white", async () => {
    const { slug, shortUrl } = await createLink();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 200, max: 700 }),
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom("L", "M", "Q", "H"),
        async (size, margin, ecc) => {
          const response = await call(`/api/links/${slug}/qr?size=${size}&margin=${margin}&ecc=${ecc}`);
          expect(readQr(pixelsOfSvg(await response.text()))?.text).toBe(shortUrl);
        },
      ),
      { numRuns: 50 },
    );
  });
});
