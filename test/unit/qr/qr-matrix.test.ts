import { describe, expect, it } from "vitest";
import { qrMatrix } from "../../../src/qr/qr-matrix.ts";
import { ERROR_CORRECTIONS } from "../../../src/qr/qr-options.ts";
import { qrSvg } from "../../../src/qr/qr-svg.ts";
import { pixelsOfSvg, readQr } from "../../support/qr-pictures.ts";

/** Most bytes of a symbol of version 40 in byte mode, ISO/IEC 18004, table 7. */
const MOST = { L: 2_953, M: 2_331, Q: 1_663, H: 1_273 } as const;

const sizeOf = (text: string, ecc: "L" | "M" | "Q" | "H") => qrMatrix(text, ecc)?.length;

describe("qrMatrix()", () => {
  it.each(ERROR_CORRECTIONS)("holds %s's most bytes and no more", (ecc) => {
    expect(sizeOf("a".repeat(MOST[ecc]), ecc)).toBe(177);
    expect(qrMatrix("a".repeat(MOST[ecc] + 1), ecc)).toBeNull();
    // In UTF-8, in which this letter has two bytes.
    expect(qrMatrix("ü".repeat(Math.floor(MOST[ecc] / 2) + 1), ecc)).toBeNull();
  });

  it("is square, with a finder pattern right in its corner: it has no quiet zone", () => {
    const matrix = qrMatrix("https://go.example/bnrhHjL", "M") ?? [];
    expect(matrix).toHaveLength(25);
    for (const row of matrix) expect(row).toHaveLength(25);
    expect(matrix[0]?.slice(0, 8)).toEqual([true, true, true, true, true, true, true, false]);
    expect(matrix[24]?.slice(0, 8)).toEqual([true, true, true, true, true, true, true, false]);
  });

  it("takes the smallest symbol that holds the text: more correction takes a larger one", () => {
    const url = "https://go.example/bnrhHjL"; // 26 bytes; version 2 holds 32 of L and 26 of M, 3 holds 32 of Q and 24 of H.
    expect(ERROR_CORRECTIONS.map((ecc) => sizeOf(url, ecc))).toEqual([25, 25, 29, 33]);
  });

  it.each(["HTTPS://GO.EXAMPLE/AB", "12345", "https://gö.example/ü", "a b"])("keeps %s as it is", (text) => {
    const matrix = qrMatrix(text, "M") ?? [];
    const svg = qrSvg(matrix, { size: 256, margin: 4, dark: "#000000", light: "#ffffff" });
    expect(readQr(pixelsOfSvg(svg))?.text).toBe(text);
  });

  it("writes digits and capitals in bytes too, as any other name: one rule for the size of a code", () => {
    expect(sizeOf("1".repeat(40), "M")).toBe(sizeOf("a".repeat(40), "M"));
  });
});
