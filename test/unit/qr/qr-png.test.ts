import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { qrMatrix } from "../../../src/qr/qr-matrix.ts";
import { ERROR_CORRECTIONS } from "../../../src/qr/qr-options.ts";
import { qrPng } from "../../../src/qr/qr-png.ts";
import { marginsOf, type Pixels, readQr } from "../../support/qr-pictures.ts";

const plain = { size: 256, margin: 4, dark: "#000000", light: "#ffffff" } as const;
const matrixOf = (text: string, ecc: "L" | "M" | "Q" | "H" = "M") => qrMatrix(text, ecc) ?? [];

/** Draws it, and decodes it by another library. */
async function pixelsOf(matrix: ReturnType<typeof matrixOf>, options: Parameters<typeof qrPng>[1]): Promise<Pixels> {
  const { width, height, data } = PNG.sync.read(Buffer.from(await qrPng(matrix, options)));
  return { width, height, data: new Uint8ClampedArray(data) };
}

const urls = [
  "https://go.example/bnrhHjL",
  `https://go.example/${"a-".repeat(32)}`,
  `https://${"long.".repeat(45)}example/${"9_".repeat(32)}`,
];
const cases = urls.flatMap((url) => ERROR_CORRECTIONS.map((ecc) => [url.length, ecc, url] as const));

describe("qrPng()", () => {
  it.each(cases)("is read back by another library, with a URL of %i characters at level %s", async (_, ecc, url) => {
    for (const size of [256, 301, 700]) {
      const pixels = await pixelsOf(matrixOf(url, ecc), { ...plain, size });
      expect([size, pixels.width, pixels.height, readQr(pixels)?.text]).toEqual([size, size, size, url]);
    }
  });

  it("is read back at its smallest, of one pixel a module, and at its largest", async () => {
    const url = `https://go.example/${"a-".repeat(32)}`;
    const matrix = matrixOf(url);
    expect(matrix).toHaveLength(37);
    for (const options of [
      { ...plain, size: 64, margin: 13 },
      { ...plain, size: 2048 },
    ]) {
      expect(readQr(await pixelsOf(matrix, options))?.text).toBe(url);
    }
  });

  it("gives every module the same whole number of pixels, and the margin what is left over", async () => {
    const matrix = matrixOf("https://go.example/bnrhHjL");
    const pixels = await pixelsOf(matrix, { ...plain, size: 300 });
    // 25 modules and 2 × 4 of margin in 300 pixels: 9 each, so 225 for the symbol, and 75 for both margins.
    expect(marginsOf(pixels)).toEqual([37, 37, 38, 38]);
    const drawn = matrix.map((row, y) => row.map((_, x) => pixels.data[4 * ((37 + 9 * y) * 300 + 37 + 9 * x)] === 0));
    expect(drawn).toEqual(matrix);
    const lastPixels = matrix.map((row, y) =>
      row.map((_, x) => pixels.data[4 * ((45 + 9 * y) * 300 + 45 + 9 * x)] === 0),
    );
    expect(lastPixels).toEqual(matrix);
  });

  it.each([0, 1, 4, 16])("leaves a margin of %i modules on each side", async (margin) => {
    const size = 4 * (25 + 2 * margin);
    const pixels = await pixelsOf(matrixOf("https://go.example/bnrhHjL"), { ...plain, margin, size });
    expect(marginsOf(pixels)).toEqual(Array(4).fill(4 * margin));
  });

  it("has the colours that it was given, and none where it is transparent", async () => {
    const matrix = matrixOf("https://go.example/bnrhHjL");
    const colored = await pixelsOf(matrix, { ...plain, dark: "#102030", light: "#f0e0d0", margin: 0, size: 25 });
    expect([...colored.data.slice(0, 4)]).toEqual([0x10, 0x20, 0x30, 255]);
    expect([...colored.data.slice(7 * 4, 8 * 4)]).toEqual([0xf0, 0xe0, 0xd0, 255]);

    const transparent = await pixelsOf(matrix, { ...plain, light: "transparent" });
    expect([...transparent.data.slice(0, 4)]).toEqual([255, 255, 255, 0]);
    expect(readQr(transparent)?.text).toBe("https://go.example/bnrhHjL");
  });

  it("throws where a module would have less than a pixel", async () => {
    const matrix = matrixOf("https://go.example/bnrhHjL");
    await expect(qrPng(matrix, { ...plain, margin: 4, size: 32 })).rejects.toThrow(
      new RangeError("Cannot draw a QR code: needs 33 pixels, received 32"),
    );
    expect((await pixelsOf(matrix, { ...plain, margin: 4, size: 33 })).width).toBe(33);
  });

  it("has a few kB at its largest", async () => {
    const matrix = matrixOf(`https://go.example/${"a-".repeat(32)}`, "H");
    expect((await qrPng(matrix, { ...plain, size: 2048 })).length).toBeLessThan(5_000);
  });
});
