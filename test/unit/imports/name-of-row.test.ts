import { describe, expect, it } from "vitest";
import { nameOfRow } from "../../../src/imports/name-of-row.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { codes } from "../../support/link-service-world.ts";

const none = { name: null, isImportedName: false, renamedFrom: null };
const read = (printed: string | null, keptId: bigint | null = null) => nameOfRow(printed, keptId, codes);

describe("nameOfRow()", () => {
  it("gives a code to a link that had no name", async () => {
    expect(await read(null)).toEqual({ ok: true, value: none });
  });

  it.each(["spring-sale_27", "-", "0", "x".repeat(64)])("makes a slug of %s, which is one as spelled", async (text) => {
    expect(await read(text)).toEqual({ ok: true, value: { ...none, name: text } });
  });

  it.each(["Spring", "_x", "foo.bar", "Über", "a b", "x".repeat(65), "aB3dE5g"])(
    "keeps %s to the letter",
    async (text) => {
      expect(await read(text)).toEqual({ ok: true, value: { ...none, name: text, isImportedName: true } });
    },
  );

  it("replaces a name that stands for an id here, unless it is the very id that the link keeps", async () => {
    const code = await codes.encode(linkId(7));
    expect(await read(code)).toEqual({ ok: true, value: { ...none, renamedFrom: code } });
    expect(await read(code, 8n)).toEqual({ ok: true, value: { ...none, renamedFrom: code } });
    expect(await read(code, 7n)).toEqual({ ok: true, value: none });
  });

  it.each([
    ["", "must have 1 to 128 characters"],
    ["x".repeat(129), "must have 1 to 128 characters"],
    ["a/b", "must not contain a slash"],
    ["a\u0000", "must not contain a slash, control characters"],
    ["\ud800", "lone surrogates"],
    ["api", "must not be one of api,"],
    ["robots.txt", "robots.txt"],
    ["..", "or .."],
  ])("says of %j that it %s", async (text, message) => {
    expect(await read(text)).toEqual({ ok: false, error: expect.stringContaining(message) as string });
  });
});
