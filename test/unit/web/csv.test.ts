import { describe, expect, it } from "vitest";
import { toCsv } from "../../../src/web/parts/files/csv.ts";

describe("toCsv()", () => {
  it("quotes what has a comma, a quote or a line end, and leaves nothing where there is nothing", () => {
    expect(
      toCsv(
        ["name", "visits"],
        [
          ['a,"b"\nc', 1],
          [null, 0],
        ],
      ),
    ).toBe('\ufeffname,visits\r\n"a,""b""\nc",1\r\n,0\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
    "lets no text that a visitor wrote be a formula: %j",
    (text) => {
      const [, cell = ""] = toCsv(["name"], [[text]]).split(/\r\n(.*)/s);
      expect(cell.replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );
});
