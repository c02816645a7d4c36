import { describe, expect, it } from "vitest";
import { createLinkNamer } from "../../../src/links/link-namer.ts";
import { linkId } from "../../../src/names/link-id.ts";
import type { Slug } from "../../../src/names/slug.ts";
import { codes } from "../../support/link-service-world.ts";
import { linkOf } from "../../support/sample-links.ts";

const namer = createLinkNamer(codes);
const stored = (text: string) => text as Slug; // As it lies in Postgres.

describe("createLinkNamer()", () => {
  it("names a link without a slug by its code", async () => {
    expect(await namer.nameOf({ id: linkId(5), slug: null, domain: null })).toEqual({
      kind: "code",
      text: await codes.encode(linkId(5)),
    });
  });

  it.each([
    ["slug", "pricing"],
    ["imported", "Pricing"],
    ["imported", "a b.c"],
  ])("takes a %s for what it is: %s", async (kind, text) => {
    expect(await namer.nameOf({ id: linkId(5), slug: stored(text), domain: null })).toEqual({ kind, text });
  });

  it("throws at what no name can be, and does not make one up", async () => {
    await expect(namer.nameOf({ id: linkId(5), slug: stored("a/b"), domain: null })).rejects.toThrow(RangeError);
  });

  it("names many as it names each, in their order", async () => {
    const links = [null, "pricing", null, "Pricing", null].map((slug, n) =>
      linkOf({ id: linkId(9 - n), slug: slug === null ? null : stored(slug) }),
    );
    const each = await Promise.all(links.map(async (link) => ({ name: await namer.nameOf(link), link })));
    expect(await namer.nameAll(links)).toEqual(each);
    expect(await namer.nameAll([])).toEqual([]);
    await expect(namer.nameAll([linkOf({ slug: stored("a/b") })])).rejects.toThrow(RangeError);
  });
});
