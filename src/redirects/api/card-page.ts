import { html } from "hono/html";
import type { Card } from "../../cards/card.ts";
import { isUnfurler } from "../../cards/is-unfurler.ts";
import { page } from "../../http/page.ts";
import type { Target } from "../../links/link.ts";
import type { VisitorRequest } from "./look-up.ts";
import { partsOf } from "./preview.ts";
import { locationFor, ruleFor } from "./send-on.ts";

/** Whether a request is an unfurler's, and for a page: a POST that a 307 passes on is for the destination. */
export function asksForCard({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  return (method === "GET" || method === "HEAD") && isUnfurler(headers.get("User-Agent"));
}

/**
 * The answer to an unfurler for a link with a card: Open Graph (ogp.me) and Twitter's tags, which most read, and a page for
 * the person who gets it by mistake. What the maker of the link wrote is escaped. Nothing leads on by itself.
 *
 * `og:url` is the address that was asked for: of any other, Facebook would read the tags there in place of these.
 * The page leads to where the redirect would have led. An image on a domain that was blocked since is left out.
 */
export function cardPage(visitor: VisitorRequest, target: Target, card: Card): Promise<Response> {
  const { request, services } = visitor;
  const location = locationFor(visitor, target, ruleFor(visitor, target));
  const { host } = partsOf(location);
  const { description } = card;
  // Not the link's own: that is for those who keep the link.
  const title = card.title ?? host;
  const image = card.image !== undefined && isOpen(card.image, services) ? card.image : undefined;
  const tags = [
    ["property", "og:type", "website"],
    ["property", "og:url", request.url],
    ["property", "og:title", title],
    ["property", "og:description", description],
    ["property", "og:image", image],
    ["name", "description", description],
    ["name", "twitter:card", image === undefined ? "summary" : "summary_large_image"],
    ["name", "twitter:title", title],
    ["name", "twitter:description", description],
    ["name", "twitter:image", image],
  ] as const;
  return page(request, {
    status: 200,
    // Nobody keeps it; who did all the same is told whose answer it is.
    headers: { Vary: "User-Agent, Accept-Language" },
    say: ({ words }) => ({
      heading: title,
      head: html`${tags.map(([by, name, value]) =>
        value === undefined ? "" : html`<meta ${by}="${name}" content="${value}">\n`,
      )}`,
      body: html`${description === undefined ? "" : html`<p><bdi>${description}</bdi></p>\n`}<p><a class="button primary" href="${location}" rel="noopener noreferrer nofollow"><span>${words.preview.goOn} <bdi>${host}</bdi></span></a></p>`,
    }),
  });
}

function isOpen(image: string, { blockList }: VisitorRequest["services"]): boolean {
  return blockList.find(new URL(image).hostname) === null;
}
