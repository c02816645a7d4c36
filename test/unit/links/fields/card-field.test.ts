import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRowReader } from "../../../../src/lib/row-reader.ts";
import { understandCreateBody } from "../../../../src/links/api/link-input.ts";
import { destinationsIn } from "../../../../src/links/destination-check.ts";
import { FIELDS } from "../../../../src/links/fields.ts";
import { targetOf } from "../../../../src/links/link.ts";
import { cards } from "../../../support/card-arbitraries.ts";
import { changesOf, createProblem, draftOf, editProblem, rules } from "../../../support/link-bodies.ts";
import { PRIVATE_HOSTS } from "../../../support/private-hosts.ts";
import { destinationOf, linkOf } from "../../../support/sample-links.ts";

const url = "https://example.com/a";
const image = "https://example.com/a.png";
const refusal = (card: unknown) => [createProblem({ url, card }), editProblem({ card })];

describe("the card of a link", () => {
  it.each(PRIVATE_HOSTS)("takes no image from %s", (host) => {
    for (const { type, errors } of refusal({ title: "T", image: `http://${host}/a.png` })) {
      expect(type).toBe("destination-refused");
      expect(errors).toEqual([{ path: "card.image", message: expect.stringContaining("public host") as string }]);
    }
  });

  it("takes none of Bijou's own hosts or a blocked domain, and names it beside what else is wrong", () => {
    for (const { type, errors } of refusal({ image: "https://GO.example./a.png" }))
      expect([type, errors?.[0]?.path]).toEqual(["destination-refused", "card.image"]);
    const blockedDomainOf = (host: string) => (host.endsWith("evil.example") ? "evil.example" : null);
    const parsed = FIELDS.card.parse({ image: "https://www.evil.example/a.png" }, { ...rules, blockedDomainOf });
    expect(parsed).toMatchObject({ ok: false, error: { reason: "refused", within: "image" } });
    const both = createProblem({ url: "http://localhost/", card: { image: "http://[::1]/" } });
    expect(both.errors?.map(({ path }) => path)).toEqual(["url", "card.image"]);
  });

  it.each([
    "",
    "a.png",
    "//example.com/a.png",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "ftp://example.com/a.png",
    "https://a:b@example.com/a.png",
    "https://exa mple.com/",
    `https://example.com/${"a".repeat(2_048)}`,
    "https://example.com/\ud800",
  ])("takes no image that is no address of the web: %j", (wrong) => {
    for (const { type, errors } of refusal({ image: wrong }))
      expect([type, errors?.map(({ path }) => path)]).toEqual(["validation", ["card.image"]]);
  });

  it("is known by what it says: an order of members is none, and a card that is not there is no card", () => {
    const known = (body: object) => JSON.stringify(understandCreateBody({ url, ...body }));
    expect(known({ card: { image, title: " T" } })).toBe(known({ card: { title: "T", image } }));
    expect(known({ card: null })).toBe(known({}));
    expect(known({ card: { title: "T" } })).not.toBe(known({ card: { title: "U" } }));
    // Judged by no list and no setting.
    expect(known({ card: { image: "http://localhost/" } })).toContain("http://localhost/");
  });

  it("is changed by its members in an edit, and is looked at where it has an image", () => {
    expect(changesOf({ card: { title: null, image } })).toEqual({ card: { title: null, image } });
    expect(destinationsIn(changesOf({ card: { image } }))).toEqual([{ path: "card.image", destination: image }]);
    expect(destinationsIn(changesOf({ card: { image: null } }))).toEqual([]);
    expect(destinationsIn(draftOf({ card: { title: "T" } }))).toHaveLength(1);
  });

  it("is read in one order, whatever PostgreSQL has made of it, and from nothing but an object", () => {
    const read = (card: unknown) => FIELDS.card.read(createRowReader("a link", { card }));
    expect(JSON.stringify(read({ image, title: "T", description: "D" }))).toBe(
      JSON.stringify({ title: "T", description: "D", image }),
    );
    expect(read(null)).toBeNull();
    for (const wrong of [[], "a", 5, true, undefined]) expect(() => read(wrong)).toThrow(TypeError);
  });

  it("goes through a cell of a spreadsheet (property)", () => {
    fc.assert(
      fc.property(cards, (card) => {
        expect(FIELDS.card.ofCell(JSON.stringify(card))).toEqual(card);
      }),
    );
    expect(FIELDS.card.ofCell("no JSON")).toBe("no JSON");
  });
});

describe("targetOf() a link with a card", () => {
  const card = { title: "T", image: destinationOf("https://müller.example/ü.png") };

  it("has the card, its image in ASCII", () => {
    expect(targetOf(linkOf({ card })).card).toEqual({
      title: "T",
      image: "https://xn--mller-kva.example/%C3%BC.png",
    });
  });

  it("has no trace of it where there is none, or the link has a password or a limit", () => {
    for (const facts of [{ card: null }, { card, passwordHash: "hash" }, { card, maxVisits: 3 }])
      expect(Object.keys(targetOf(linkOf(facts)))).not.toContain("card");
  });
});
