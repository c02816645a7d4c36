import { describe, expect, it } from "vitest";
import { linkId } from "../../../src/links/link-id.ts";
import { createNameLink } from "../../../src/links/name-link.ts";
import type { Slug } from "../../../src/links/slug.ts";
import { codes } from "../../support/link-service-world.ts";

const nameLink = createNameLink(codes);
const stored = (text: string) => text as Slug; // As it lies in Postgres.

describe("createNameLink()", () => {
  it("names a link without a slug by its code", async () => {
    expect(await nameLink({ id: linkId(5), slug: null })).toEqual({
      kind: "code",
      text: await codes.encode(linkId(5)),
    });
  });

  it.each([
    ["slug", "pricing"],
    ["imported", "Pricing"],
    ["imported", "a b.c"],
  ])("takes a %s for what it is: %s", async (kind, text) => {
    expect(await nameLink({ id: linkId(5), slug: stored(text) })).toEqual({ kind, text });
  });

  it("throws at what no name can be, and does not make one up", async () => {
    await expect(nameLink({ id: linkId(5), slug: stored("a/b") })).rejects.toThrow(RangeError);
  });
});
