import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlineFile } from "../../../../src/qr/api/inline-file.ts";

describe("inlineFile()", () => {
  it.each([
    ["pricing.svg", 'inline; filename="pricing.svg"'],
    ["bnrhHjL_-1.png", 'inline; filename="bnrhHjL_-1.png"'],
    ["Über.svg", "inline; filename=\"_ber.svg\"; filename*=UTF-8''%C3%9Cber.svg"],
    ['a"b\\c d.svg', "inline; filename=\"a_b_c_d.svg\"; filename*=UTF-8''a%22b%5Cc%20d.svg"],
    ["it's (*).svg", "inline; filename=\"it_s____.svg\"; filename*=UTF-8''it%27s%20%28%2a%29.svg"],
    ["🎈.svg", "inline; filename=\"_.svg\"; filename*=UTF-8''%F0%9F%8E%88.svg"],
  ])("names %s", (fileName, header) => {
    expect(inlineFile(fileName)).toBe(header);
  });

  it("gives one header of ASCII that nothing can break out of, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (fileName) => {
        const [, encoded = fileName] =
          /^inline; filename="[\w.-]*"(?:; filename\*=UTF-8''([\w.!~%-]*))?$/.exec(inlineFile(fileName)) ?? [];
        expect(decodeURIComponent(encoded)).toBe(fileName);
      }),
    );
  });
});
