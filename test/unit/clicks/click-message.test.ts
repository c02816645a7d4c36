import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeClickBatch, encodeClickBatch } from "../../../src/clicks/click-message.ts";
import { arbitraryClickBatch } from "../../support/arbitrary-clicks.ts";
import { queuedClick } from "../../support/queued-click.ts";

const COUNTS = { id: "0193669b-2c00-7000-8000-00000000000f", counts: new Map([["bijou_reads_total redis hit", 2]]) };
const batch = { clicks: [queuedClick(0), queuedClick(1)], unknown: [["pricng", 3]] as const, counts: [COUNTS] };
const message = JSON.parse(encodeClickBatch(batch)) as { clicks: unknown[][]; texts: unknown[] }; // As encoded.
const [first = [], second = []] = message.clicks;

describe("encodeClickBatch()", () => {
  it("makes what decodeClickBatch() reads, for any batch", () => {
    fc.assert(
      fc.property(arbitraryClickBatch, (any) => {
        expect(decodeClickBatch(encodeClickBatch(any))).toEqual(any);
      }),
    );
  });

  it("writes what clicks have in common once, so that one more of a busy link takes under 100 bytes", () => {
    const clicks = Array.from({ length: 1_001 }, (_, n) => queuedClick(n));
    const sizeOf = (count: number) =>
      encodeClickBatch({ clicks: clicks.slice(0, count), unknown: [], counts: [] }).length;
    expect((sizeOf(1_001) - sizeOf(1)) / 1_000).toBeLessThan(100);
  });

  it("keeps format 1 as it is: messages of a release before are still in the Queue", () => {
    expect(encodeClickBatch({ clicks: [queuedClick()], unknown: [["pricng", 3]], counts: [COUNTS] })).toBe(
      '{"format":1,"clicks":[["0193669b-2c00-7000-8000-000000000000","7",1764000000000,0,1,2,3,4,5,6,7,8,8,8,8]],' +
        '"texts":["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0","q83vASNFZ4mrze8BI0VniQ",' +
        '"DE","Bavaria","München","news.example","de","letter",null],"unknown":[["pricng",3]],' +
        '"counts":[["0193669b-2c00-7000-8000-00000000000f",{"bijou_reads_total redis hit":2}]]}',
    );
  });
});

describe("encodeClickBatch() of visits of links with rules", () => {
  const rules = [null, "Germany", "Germany"];
  const ruled = [queuedClick(0), ...rules.map((rule, n) => queuedClick(n + 1, { rule }))];
  const sent = JSON.parse(encodeClickBatch({ clicks: ruled, unknown: [], counts: [] })) as typeof message & {
    format: number;
  };

  it("has format 2, which the last release puts off, and one more place in their rows alone", () => {
    expect(sent.format).toBe(2);
    const [plain, ...others] = sent.clicks;
    expect(plain).toEqual(first);
    const places = others.map((row) => row.slice(first.length));
    expect(places.map(([place]) => sent.texts[Number(place)])).toEqual(rules);
    expect(places.every((place) => place.length === 1)).toBe(true);
    expect(sent.texts.filter((text) => text === "Germany")).toHaveLength(1);
  });

  it("leaves plain visits without a trace of it, on their way and once read", () => {
    const text = encodeClickBatch({ clicks: [queuedClick(0), queuedClick(1)], unknown: [], counts: [] });
    expect(text).toMatch(/^\{"format":1,/);
    expect(decodeClickBatch(text)?.clicks.map((click) => "rule" in click)).toEqual([false, false]);
  });
});

describe("decodeClickBatch()", () => {
  it.each([
    ["another format", { ...message, format: 3 }],
    ["a row with two places too many in format 2", { ...message, format: 2, clicks: [first, [...second, 0, 0]] }],
    ["a place of a rule beyond the texts", { ...message, format: 2, clicks: [[...first, message.texts.length]] }],
    ["no format", { ...message, format: undefined }],
    ["no clicks", { ...message, clicks: undefined }],
    ["no texts", { ...message, texts: undefined }],
    ["no unknown names", { ...message, unknown: undefined }],
    ["a text that is none", { ...message, texts: [...message.texts, 1] }],
    ["a click that is no row", { ...message, clicks: [first, {}] }],
    ["a short row", { ...message, clicks: [first, second.slice(0, -1)] }],
    ["a long row", { ...message, clicks: [first, [...second, 0]] }],
    ["an id that is no UUID", { ...message, clicks: [["1", ...second.slice(1)]] }],
    ["a link id that is a number", { ...message, clicks: [[second[0], 7, ...second.slice(2)]] }],
    ["a link id below 0", { ...message, clicks: [[second[0], "-7", ...second.slice(2)]] }],
    ["a time that is none", { ...message, clicks: [[second[0], "7", 1.5, ...second.slice(3)]] }],
    ["a place beyond the texts", { ...message, clicks: [[...second.slice(0, -1), message.texts.length]] }],
    ["a place that is none", { ...message, clicks: [[...second.slice(0, -1), "length"]] }],
    ["no counts", { ...message, counts: undefined }],
    ["counts without an id", { ...message, counts: [["", {}]] }],
    ["a count that is no number", { ...message, counts: [[COUNTS.id, { a: "1" }]] }],
    ["an unknown name without a count", { ...message, unknown: [["pricng"]] }],
    ["an unknown name that nobody asked for", { ...message, unknown: [["pricng", 0]] }],
    ["a list", [message]],
    ["nothing", null],
  ])("gives null for a message with %s", (_what, value) => {
    expect(decodeClickBatch(JSON.stringify(value))).toBeNull();
  });

  it.each([undefined, null, 1, message, "", "{", new Uint8Array(3)])("gives null for what is no text: %j", (body) => {
    expect(decodeClickBatch(body)).toBeNull();
  });
});
