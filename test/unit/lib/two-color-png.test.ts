import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { encodeTwoColorPng, type PngColor, scanlineBytes } from "../../../src/lib/two-color-png.ts";

const byte = fc.nat({ max: 255 });
const color: fc.Arbitrary<PngColor> = fc.tuple(byte, byte, byte, byte);
const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 20 }),
    first: color,
    second: color,
  })
  .chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      isSecond: fc.array(fc.boolean(), {
        minLength: facts.width * facts.height,
        maxLength: facts.width * facts.height,
      }),
    }),
  );

function scanlinesOf(width: number, height: number, isSecond: readonly boolean[]): Uint8Array<ArrayBuffer> {
  const scanlines = new Uint8Array(height * scanlineBytes(width));
  for (const [i, isSet] of isSecond.entries()) {
    const x = i % width;
    const index = Math.floor(i / width) * scanlineBytes(width) + 1 + (x >> 3);
    if (isSet) scanlines[index] = (scanlines[index] ?? 0) | (0x80 >> (x & 7));
  }
  return scanlines;
}

describe("encodeTwoColorPng()", () => {
  it("is decoded by another library, which checks its sums, to the same pixels", async () => {
    await fc.assert(
      fc.asyncProperty(picture, async ({ facts: { width, height, first, second }, isSecond }) => {
        const scanlines = scanlinesOf(width, height, isSecond);
        const png = await encodeTwoColorPng({ width, height, scanlines, palette: [first, second] });
        const decoded = PNG.sync.read(Buffer.from(png), { checkCRC: true });
        expect([decoded.width, decoded.height]).toEqual([width, height]);
        expect([...decoded.data]).toEqual(isSecond.flatMap((isSet) => [...(isSet ? second : first)]));
      }),
    );
  });

  it("has one bit a pixel and a palette, and says nothing of transparency where there is none", async () => {
    const scanlines = new Uint8Array(2 * scanlineBytes(9));
    const black: PngColor = [0, 0, 0, 255];
    const white: PngColor = [255, 255, 255, 255];
    const clear: PngColor = [255, 255, 255, 0];
    const opaque = await encodeTwoColorPng({ width: 9, height: 2, scanlines, palette: [white, black] });
    expect([...opaque.slice(24, 29)]).toEqual([1, 3, 0, 0, 0]);
    expect(Buffer.from(opaque).includes("tRNS")).toBe(false);
    const transparent = await encodeTwoColorPng({ width: 9, height: 2, scanlines, palette: [clear, black] });
    expect(Buffer.from(transparent).includes("tRNS")).toBe(true);
  });

  it("throws on scanlines of another length", async () => {
    const palette = [[0, 0, 0, 255] as const, [255, 255, 255, 255] as const] as const;
    const encode = (length: number) =>
      encodeTwoColorPng({ width: 9, height: 2, scanlines: new Uint8Array(length), palette });
    for (const length of [0, 5, 7]) {
      await expect(encode(length)).rejects.toThrow(`needs 6 bytes of scanlines, received ${length}`);
    }
    expect((await encode(6)).length).toBeGreaterThan(0);
  });
});
