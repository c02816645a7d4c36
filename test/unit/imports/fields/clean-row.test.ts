import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanRow } from "../../../../src/imports/fields/clean-row.ts";
import { rowOf } from "../../../support/read-import-file.ts";

const url = "https://example.com/";
const clean = (fields: Record<string, unknown>, times: Record<string, unknown> = {}) =>
  cleanRow(1, {
    ...{ name: null, id: null, passwordHash: null, createdAt: null, updatedAt: null },
    fields: { url, ...fields },
    ...times,
  });
const titleOf = (title: unknown) => {
  const row = clean({ title });
  return "fields" in row ? [row.fields["title"], row.notes ?? []] : [row.problem, []];
};
const tagsOf = (tags: unknown) => {
  const row = clean({ tags });
  return "fields" in row ? [row.fields["tags"], row.notes?.length ?? 0] : row;
};

describe("cleanRow()", () => {
  it("leaves what is in shape as it is, to the letter", () => {
    const fields = { url, title: " a  b ", tags: ["b", "a"], maxVisits: 3 };
    expect(clean(fields, { createdAt: "2024-01-15T10:22:33+02:00" })).toEqual(
      rowOf(1, { fields, createdAt: "2024-01-15T10:22:33+02:00" }),
    );
  });

  it("leaves a card as it is, and drops what is none, since a card costs no row", () => {
    const cardOf = (card: unknown) => {
      const row = clean({ card });
      return "fields" in row ? [row.fields["card"], row.notes ?? []] : row;
    };
    const card = { title: "T", image: "https://example.com/a.png" };
    expect(cardOf(card)).toEqual([card, []]);
    expect(cardOf(null)).toEqual([null, []]);
    expect(cardOf({ title: { deep: { er: {} } } })).toEqual([null, ["without its card, which is none"]]);
  });

  it("shortens and cleans a title, and notes what it took away", () => {
    expect(titleOf("a".repeat(301))).toEqual(["a".repeat(300), ["its title was cut to 300 characters"]]);
    expect(titleOf("a\r\n\tb\u0000c")).toEqual(["a b c", ["its title lost its line ends and control characters"]]);
    expect(titleOf(`\ud800${"a\n".repeat(300)}`)[1]).toEqual([
      "its title lost its line ends and control characters and was cut to 300 characters",
    ]);
    expect(titleOf("😀".repeat(300))).toEqual(["😀".repeat(300), []]);
    expect(titleOf(`a${"😀".repeat(300)}`)[0]).toBe(`a${"😀".repeat(299)}`);
    expect(titleOf(`${"a".repeat(300)}${"😀".repeat(500)}`)[0]).toBe("a".repeat(300));
    expect(titleOf("\n")).toEqual([null, ["its title lost its line ends and control characters"]]);
    expect(titleOf({ text: "a" })).toEqual([null, ["without its title, which is not text"]]);
    expect([titleOf(2024), titleOf(null), titleOf("")]).toEqual([
      ["2024", []],
      [null, []],
      ["", []],
    ]);
  });

  it("makes a title that the rules take of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const [title] = titleOf(text);
        if (typeof title !== "string") return title === null;
        return Array.from(title).length <= 300 && title.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(title);
      }),
    );
  });

  it("keeps the tags that fit, and notes that there were others", () => {
    expect(tagsOf([" a ", "b", "a", "", 5])).toEqual([["a", "b", "5"], 0]);
    expect(tagsOf("a")).toEqual([["a"], 0]);
    expect(tagsOf([{ id: "x", name: "a" }])).toEqual([["a"], 0]);
    expect(tagsOf(null)).toEqual([[], 0]);
    expect(tagsOf(["a".repeat(60)])).toEqual([["a".repeat(50)], 1]);
    expect(tagsOf(["a\nb"])).toEqual([["a b"], 1]);
    expect(tagsOf(["a", { b: 1 }, true])).toEqual([["a"], 1]);
    expect(tagsOf(Array.from({ length: 30 }, (_, i) => i))).toEqual([
      Array.from({ length: 20 }, (_, i) => String(i)),
      1,
    ]);
  });

  it("takes the times that exports have, and leaves out what is none, or could be two", () => {
    const time = (createdAt: unknown) => {
      const row = clean({}, { createdAt });
      return "fields" in row ? [row.createdAt, ...(row.notes ?? [])] : row;
    };
    expect(time("2024-01-15 10:22:33 UTC")).toEqual(["2024-01-15T10:22:33.000Z"]);
    expect(time(1_705_314_153_000)).toEqual(["2024-01-15T10:22:33.000Z"]);
    const note = "without its createdAt, which is not a time, or could be two times";
    expect(time("05/04/2024")).toEqual([null, `${note}: "05/04/2024"`]);
    expect(time(`a\n${"b".repeat(100)}`)).toEqual([null, `${note}: "a ${"b".repeat(58)}"`]);
    expect(time({ a: 1 })).toEqual([null, `${note}: "a object"`]);
    expect([time(null), time(""), time(undefined)]).toEqual([[null], [null], [null]]);
  });

  it("is the same when it is done twice", () => {
    const once = clean({ title: "a\nb", tags: ["a".repeat(60)] }, { createdAt: "2024-01-15", updatedAt: "soon" });
    if ("problem" in once) throw new Error(once.problem);
    expect(cleanRow(1, once)).toEqual(once);
  });

  it("says of what is nested in another field that it must be none", () => {
    expect(clean({ url: { a: 1 } })).toEqual({ line: 1, problem: "url must not be an object" });
  });
});
