import { describe, expect, it } from "vitest";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const link = {
  created_at: "2021-03-04T05:06:07+0000",
  id: "bit.ly/3Kx9Abc",
  link: "https://bit.ly/3Kx9Abc",
  custom_bitlinks: [],
  long_url: "https://example.com/a",
  title: "A title",
  archived: true,
  tags: ["spring", "print"],
};

describe("bitly", () => {
  it("reads a page of its API, with the first custom back-half as the name", async () => {
    const page = {
      links: [link, { ...link, custom_bitlinks: ["https://go.brand.example/Spring", "https://bit.ly/other"] }],
      pagination: { next: "" },
    };
    const fields = { url: "https://example.com/a", title: "A title", tags: ["spring", "print"] };
    const createdAt = "2021-03-04T05:06:07+00:00";
    const notes = ['not under its other name "other"', 'not under its other name "3Kx9Abc"'];
    expect(await readFile("json", page)).toEqual({
      ...{ format: "bitly", header: null, ignored: ["id", "archived"] },
      rows: [rowOf(1, { name: "3Kx9Abc", fields, createdAt }), rowOf(2, { name: "Spring", fields, createdAt, notes })],
    });
    expect((await readFile("ndjson", link)).rows).toEqual([rowOf(1, { name: "3Kx9Abc", fields, createdAt })]);
  });

  it("reads the CSV of its dashboard", async () => {
    const csv = `Link,Custom Link,Destination URL,Title
bit.ly/3Kx9Abc,,https://example.com/a,A title
bit.ly/3Kx9Abd,https://brand.example/Spring%20Sale,https://example.com/b,`;
    expect(await readFile("csv", csv)).toEqual({
      ...{ format: "bitly", header: null, ignored: [] },
      rows: [
        rowOf(2, { name: "3Kx9Abc", fields: { url: "https://example.com/a", title: "A title" } }),
        rowOf(3, {
          ...{ name: "Spring Sale", fields: { url: "https://example.com/b" } },
          notes: ['not under its other name "3Kx9Abd"'],
        }),
      ],
    });
  });
});
