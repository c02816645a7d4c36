import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { RulesShape } from "../../../../src/rules/rule-shape.ts";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const link = {
  id: "kx3k2m9a1b",
  url: "https://example.com/a",
  slug: "Spring",
  comment: "for the fair",
  createdAt: 1_614_834_367,
  updatedAt: 1_614_834_367,
  expiration: 1_800_000_000,
  title: "A title",
  redirectWithQuery: true,
  tags: ["print"],
};

const document = (...links: object[]) => ({
  version: "1.0",
  exportedAt: "2026-11-24T12:00:00.000Z",
  count: links.length,
  links,
  list_complete: true,
});

const fields = {
  url: "https://example.com/a",
  title: "A title",
  tags: ["print"],
  expiresAt: "2027-01-15T08:00:00.000Z",
  forwardQuery: true,
  enabled: true,
};
const createdAt = "2021-03-04T05:06:07.000Z";

describe("sink", () => {
  it("reads its export, whose times are in seconds", async () => {
    expect(await readFile("json", document(link))).toEqual({
      ...{ format: "sink", header: null, ignored: ["id", "comment", "updatedAt"] },
      rows: [rowOf(1, { name: "Spring", fields, createdAt })],
    });
    expect((await readFile("ndjson", link)).rows).toEqual([rowOf(1, { name: "Spring", fields, createdAt })]);
  });

  it("makes rules of devices and countries, in the order in which Sink asks them", async () => {
    const to = (name: string) => `https://example.com/${name}`;
    const ruled = {
      ...link,
      ...{
        apple: to("ios"),
        google: to("android"),
        geo: { de: to("dach"), AT: to("dach"), FR: to("fr"), US: "", UK: to("no-country") },
      },
    };
    const { rows, ignored } = await readFile("json", document(ruled, { ...link, apple: "", geo: null }));
    expect(ignored).toEqual(["id", "comment", "updatedAt"]);
    const rules = [
      { name: "Android", when: { os: ["android"] }, url: to("android") },
      { name: "Apple", when: { os: ["ios"] }, url: to("ios") },
      { name: "DE + 1", when: { country: ["DE", "AT"] }, url: to("dach") },
      { name: "FR", when: { country: ["FR"] }, url: to("fr") },
    ];
    expect(rows).toEqual([
      rowOf(1, {
        ...{ name: "Spring", fields: { ...fields, rules }, createdAt },
        notes: ["its rules for devices forward the query too"],
      }),
      rowOf(2, { name: "Spring", fields, createdAt }),
    ]);
    expect(v.safeParse(RulesShape, rules)).toMatchObject({ success: true, output: rules });
  });

  it("leaves out a link whose password can't be asked for any more, and switches an unsafe one off", async () => {
    const { rows } = await readFile(
      "json",
      document({ ...link, password: "sink-pwd:v1:100000:c2FsdA:aGFzaA:YWJj" }, { ...link, unsafe: true }),
    );
    expect(rows).toEqual([
      { line: 1, problem: "has a password, which can't be imported" },
      rowOf(2, { name: "Spring", fields: { ...fields, enabled: false }, createdAt }),
    ]);
  });
});
