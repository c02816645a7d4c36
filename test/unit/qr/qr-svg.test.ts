import { describe, expect, it } from "vitest";
import { qrMatrix } from "../../../src/qr/qr-matrix.ts";
import { ERROR_CORRECTIONS } from "../../../src/qr/qr-options.ts";
import { qrSvg } from "../../../src/qr/qr-svg.ts";
import { marginsOf, pixelsOfSvg, readQr } from "../../support/qr-pictures.ts";

const plain = { size: 256, margin: 4, dark: "#000000", light: "#ffffff" } as const;
const matrixOf = (text: string, ecc: "L" | "M" | "Q" | "H" = "M") => qrMatrix(text, ecc) ?? [];

const urls = [
  "https://go.example/bnrhHjL",
  `https://go.example/${"a-".repeat(32)}`,
  `https://${"long.".repeat(45)}example/${"9_".repeat(32)}`,
];
const cases = urls.flatMap((url) => ERROR_CORRECTIONS.map((ecc) => [url.length, ecc, url] as const));

describe("qrSvg()", () => {
  it.each(cases)("is read back by another library, with a URL of %i characters at level %s", (_, ecc, url) => {
    // In few pixels a large symbol that was not drawn for them is read by nobody; an everyday one is.
    for (const size of url.length < 100 ? [256, 301] : [700, 1024]) {
      const pixels = pixelsOfSvg(qrSvg(matrixOf(url, ecc), { ...plain, size }));
      expect([size, pixels.width, readQr(pixels)?.text]).toEqual([size, size, url]);
    }
  });

  it("is read back at every size from one pixel a module on, where uneven modules were not", () => {
    // 64 is the least that may be asked for. At 72, 96, 107, 193 pixels and more of them, drawn unevenly, jsQR reads none.
    for (const [url, ecc] of [
      [urls[0] ?? "", "H"],
      [urls[1] ?? "", "H"],
      [urls[1] ?? "", "L"],
    ] as const) {
      const matrix = matrixOf(url, ecc);
      const sizes = Array.from({ length: 170 }, (_, i) => 64 + i);
      const unread = sizes.filter((size) => readQr(pixelsOfSvg(qrSvg(matrix, { ...plain, size })))?.text !== url);
      expect([url, ecc, unread]).toEqual([url, ecc, []]);
    }
  });

  it("is one path of boxes, one for each run of dark modules", () => {
    const matrix = [
      [true, true, false, true],
      [false, false, false, false],
      [true, true, true, true],
      [false, true, false, false],
    ];
    expect(qrSvg(matrix, { ...plain, margin: 1, size: 64 })).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 6 6" shape-rendering="crispEdges">' +
        '<path fill="#ffffff" d="M0 0h6v6H0z"/>' +
        '<path fill="#000000" d="M1 1h2v1h-2zM4 1h1v1h-1zM1 3h4v1h-4zM2 4h1v1h-1z"/></svg>',
    );
  });

  it.each([0, 1, 4, 16])("leaves a margin of %i modules on each side", (margin) => {
    const modules = 25 + 2 * margin;
    const pixels = pixelsOfSvg(qrSvg(matrixOf("https://go.example/bnrhHjL"), { ...plain, margin, size: 4 * modules }));
    expect(pixels.modules).toBe(modules);
    expect(marginsOf(pixels)).toEqual(Array(4).fill(4 * margin));
  });

  it("has the colours that it was given, and none where it is transparent", () => {
    const matrix = matrixOf("https://go.example/bnrhHjL");
    const colored = pixelsOfSvg(qrSvg(matrix, { ...plain, dark: "#102030", light: "#f0e0d0" }));
    expect([...colored.data.slice(0, 4)]).toEqual([0xf0, 0xe0, 0xd0, 255]);
    expect(readQr(colored)?.text).toBe("https://go.example/bnrhHjL");
    const inCorner = 4 * (35 * 256 + 35); // The finder pattern begins at 4 modules of 256 / 33 pixels each.
    expect([...colored.data.slice(inCorner, inCorner + 4)]).toEqual([0x10, 0x20, 0x30, 255]);

    const transparent = pixelsOfSvg(qrSvg(matrix, { ...plain, light: "transparent" }));
    expect([...transparent.data.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(readQr(transparent)?.text).toBe("https://go.example/bnrhHjL");
  });
});
