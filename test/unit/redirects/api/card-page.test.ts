import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "../../../../src/cards/card.ts";
import { asksForCard, cardPage } from "../../../../src/redirects/api/card-page.ts";
import type { VisitorRequest } from "../../../../src/redirects/api/look-up.ts";
import { cards } from "../../../support/card-arbitraries.ts";
import { metaTagsOf } from "../../../support/meta-tags.ts";
import { targetTo } from "../../../support/read-ladder.ts";

const ADDRESS = "https://go.example/sale?a=1&b=2";
const target = targetTo("https://example.com/there?c=d&e=f");

function ask(card: Card, of = target, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(ADDRESS, { headers: { "User-Agent": "Twitterbot/1.0", ...headers } });
  const blockList = { blocks: () => false, find: (host: string) => (host === "evil.example" ? host : null) };
  // All that a card asks for.
  return cardPage({ request, services: { blockList, now: () => 0 } } as unknown as VisitorRequest, of, card);
}
const pageOf = async (...given: Parameters<typeof ask>) => (await ask(...given)).text();

describe("cardPage()", () => {
  const card = { title: "A title", description: "What it is", image: "https://example.com/a.png" };

  it("has the tags of Open Graph and of Twitter, and the address that was asked for", async () => {
    expect(metaTagsOf(await pageOf(card))).toMatchObject({
      ...{ "og:type": "website", "og:url": ADDRESS, "og:title": "A title", "og:description": "What it is" },
      ...{ "og:image": card.image, "twitter:image": card.image, "twitter:card": "summary_large_image" },
      ...{ "twitter:title": "A title", "twitter:description": "What it is", description: "What it is" },
    });
  });

  it("has no tag for what the card has not, and for a title the host: the link's own title is not for visitors", async () => {
    const bare = metaTagsOf(await pageOf({ description: "D" }));
    expect(bare).toMatchObject({ "og:title": "example.com", "twitter:card": "summary" });
    expect(Object.keys(bare).filter((name) => name.includes("image"))).toEqual([]);
    const html = await pageOf({ image: card.image }, { ...target, title: "The link's" });
    expect(html).not.toContain("The link");
    const titled = metaTagsOf(html);
    expect(titled).toMatchObject({ "og:title": "example.com", "og:image": card.image });
    expect(Object.keys(titled).filter((name) => name.includes("description"))).toEqual([]);
  });

  it("leads on by a plain link alone: no script, no refresh, no header, and nothing that a cache keeps", async () => {
    const response = await ask(card);
    expect(response.status).toBe(200);
    const { headers } = response;
    expect([headers.get("Location"), headers.get("Refresh"), headers.get("Set-Cookie")]).toEqual([null, null, null]);
    expect(headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'self'",
    );
    expect([headers.get("Cache-Control"), headers.get("X-Robots-Tag")]).toEqual(["no-store", "noindex"]);
    expect(headers.get("Vary")?.split(", ")).toContain("User-Agent");
    const html = await response.text();
    expect(html).not.toMatch(/<script|http-equiv|onload/i);
    expect(html).toContain('<a class="button primary" href="https://example.com/there?c=d&amp;e=f"');
  });

  it("passes the query on in its link where the redirect would", async () => {
    const html = await pageOf(card, { ...target, forwardQuery: true });
    expect(html).toContain('href="https://example.com/there?c=d&amp;e=f&amp;a=1&amp;b=2"');
  });

  it("shows no image of a domain that was blocked since", async () => {
    const html = await pageOf({ ...card, image: "https://evil.example/a.png" });
    expect(html).not.toContain("evil.example");
    expect(metaTagsOf(html)).toMatchObject({ "og:title": "A title", "twitter:card": "summary" });
  });

  it("is in the language that is asked for", async () => {
    const response = await ask(card, target, { "Accept-Language": "de" });
    expect(response.headers.get("Content-Language")).toBe("de");
    expect(await response.text()).toContain("Weiter zu");
  });

  it("keeps markup in a card as text: the page has the same elements, and the tags say what was given (property)", async () => {
    const elementsOf = (html: string) => html.match(/<[a-z!/][^\s>]*/gi) ?? [];
    await fc.assert(
      fc.asyncProperty(cards, async (given) => {
        const plain = Object.fromEntries(Object.keys(given).map((name) => [name, "https://example.com/x"])) as Card;
        const html = await pageOf(given);
        expect(elementsOf(html)).toEqual(elementsOf(await pageOf(plain)));
        const { title = "example.com", description, image } = given;
        const tags = metaTagsOf(html);
        expect([tags["og:title"], tags["og:description"], tags["og:image"]]).toEqual([title, description, image]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("asksForCard()", () => {
  const headers = new Headers({ "User-Agent": "WhatsApp/2" });

  it.each([
    ["GET", true],
    ["HEAD", true],
    ["POST", false],
    ["OPTIONS", false],
    ["PUT", false],
  ])("of a %s by an unfurler: %s", (method, expected) => {
    expect(asksForCard({ method, headers })).toBe(expected);
    expect(asksForCard({ method, headers: new Headers({ "User-Agent": "Mozilla/5.0 (X11) Firefox/145.0" }) })).toBe(
      false,
    );
    expect(asksForCard({ method, headers: new Headers() })).toBe(false);
  });
});
