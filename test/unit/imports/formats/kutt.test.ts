import { describe, expect, it } from "vitest";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const link = {
  address: "Ab3xYz",
  banned: false,
  created_at: "2021-03-04T05:06:07.000Z",
  id: "6b1f9c2e-0b1a-4a3e-9f0f-0e8d8c1d2b3a",
  link: "https://kutt.it/Ab3xYz",
  password: false,
  target: "https://example.com/a",
  description: "A title",
  updated_at: "2021-03-04T05:06:07.000Z",
  visit_count: 12,
  domain: null,
  expire_in: "2027-01-15T08:00:00.000Z",
};

const fields = {
  url: "https://example.com/a",
  title: "A title",
  expiresAt: "2027-01-15T08:00:00.000Z",
  enabled: true,
};
const createdAt = "2021-03-04T05:06:07.000Z";

describe("kutt", () => {
  it("reads a page of its API", async () => {
    expect(await readFile("json", { total: 1, limit: 10, skip: 0, data: [link] })).toEqual({
      ...{ format: "kutt", header: null, ignored: ["id", "updated_at", "visit_count"] },
      rows: [rowOf(1, { name: "Ab3xYz", fields, createdAt })],
    });
    expect((await readFile("ndjson", link)).rows).toEqual([rowOf(1, { name: "Ab3xYz", fields, createdAt })]);
  });

  it("keeps the domain of a link that is not on Kutt's own, and never takes what is no text for the default one", async () => {
    const data = [
      { ...link, domain: "go.example" },
      { ...link, domain: { address: "go.example" } },
    ];
    expect((await readFile("json", { total: 2, limit: 10, skip: 0, data })).rows).toEqual([
      rowOf(1, { name: "Ab3xYz", fields, createdAt, domain: "go.example" }),
      rowOf(2, { name: "Ab3xYz", fields, createdAt, domain: '{"address":"go.example"}' }),
    ]);
  });

  it("leaves out a link whose password can't be asked for any more, and switches a banned one off", async () => {
    const data = [
      { ...link, password: true },
      { ...link, banned: true },
    ];
    expect((await readFile("json", { total: 2, limit: 10, skip: 0, data })).rows).toEqual([
      { line: 1, problem: "has a password, which can't be imported" },
      rowOf(2, { name: "Ab3xYz", fields: { ...fields, enabled: false }, createdAt }),
    ]);
  });
});
