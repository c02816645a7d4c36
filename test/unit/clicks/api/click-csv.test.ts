import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { clicksCsv } from "../../../../src/clicks/api/click-csv.ts";
import { clickJson } from "../../../../src/clicks/api/click-json.ts";
import { DIMENSIONS, type Dimensions } from "../../../../src/clicks/click.ts";

const HEADER =
  "id,time,country,region,city,referrer,device,browser,os,language,utmSource,utmMedium,utmCampaign,utmTerm,utmContent,bot,rule";

function clickOf(text: string | null) {
  const dimensions = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, text])) as Dimensions; // One for each.
  return clickJson({ id: "019aaa3e-8f00-7abc-8123-456789abcdef", time: 0, isBot: false, dimensions, rule: text });
}

describe("clicksCsv()", () => {
  it("is its header alone where there are no visits", () => {
    expect(clicksCsv([])).toBe(`${HEADER}\r\n`);
  });

  it("has every field of a visit in its column, and nothing for what is not known", () => {
    const click = { ...clickOf(null), country: "DE", utmTerm: 'a, b\r\n"c"' };
    const [row] = Papa.parse<Record<string, string>>(clicksCsv([click]), { header: true, skipEmptyLines: true }).data;
    expect(row).toEqual(
      Object.fromEntries(Object.entries(click).map(([field, value]) => [field, String(value ?? "")])),
    );
  });

  it.each(["=1+1", "+1", "-1", "@a", "\ta", "\ra"])("has no formula of %j in any cell", (text) => {
    const [, cells] = Papa.parse<string[]>(clicksCsv([clickOf(text)]), { newline: "\r\n" }).data;
    expect(cells?.slice(2)).toEqual([...Array.from(DIMENSIONS, () => `'${text}`), "false", `'${text}`]);
  });
});
