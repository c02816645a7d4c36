import { createHash } from "node:crypto";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { qrEtag } from "../../../src/qr/qr-etag.ts";
import { qrMatrix } from "../../../src/qr/qr-matrix.ts";
import type { QrOptions } from "../../../src/qr/qr-options.ts";
import { qrPng } from "../../../src/qr/qr-png.ts";
import { qrSvg } from "../../../src/qr/qr-svg.ts";

const URL = "https://go.example/bnrhHjL";
const options: QrOptions = { format: "svg", size: 300, margin: 4, ecc: "M", dark: "#000000", light: "#ffffff" };

describe("qrEtag()", () => {
  it("is one for the same URL and options, and another where one of them differs", async () => {
    const others: QrOptions[] = [
      { ...options, format: "png" },
      { ...options, size: 301 },
      { ...options, margin: 3 },
      { ...options, ecc: "L" },
      { ...options, dark: "#000001" },
      { ...options, light: "transparent" },
    ];
    const tags = await Promise.all([
      qrEtag(URL, options),
      qrEtag(`${URL}a`, options),
      ...others.map((other) => qrEtag(URL, other)),
    ]);
    expect(new Set(tags).size).toBe(8);
    expect(await qrEtag(URL, { ...options })).toBe(tags[0]);
    for (const tag of tags) expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it("goes with these very pictures: who changes one of them has to raise PICTURE_VERSION", async () => {
    const matrix = qrMatrix(URL, options.ecc) ?? [];
    const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex").slice(0, 16);
    const pixels = PNG.sync.read(Buffer.from(await qrPng(matrix, options))).data;
    expect([await qrEtag(URL, options), sha256(qrSvg(matrix, options)), sha256(pixels)]).toEqual([
      '"709c10f43edd40ff1fc991a316f96296"',
      "fb3efd24822a9b8a",
      "ffbbf017bc85d71c",
    ]);
  });
});
