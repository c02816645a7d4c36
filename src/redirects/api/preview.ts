import { html } from "hono/html";
import { noticePage, page, reportLine } from "../../http/page.ts";
import type { Target } from "../../links/link.ts";

/**
 * `GET /{slug}+`: where a link leads, before going there. What its maker wrote is escaped, and set apart
 * from the page's own text by `bdi`, so that right-to-left marks in a title can't turn the address around.
 * The destination is in its ASCII form: look-alike letters of another alphabet show as what they are. The host is large:
 * it alone says whose site that is, whatever stands before and behind it.
 */
export function previewPage(
  request: Pick<Request, "headers">,
  { title, createdAt, location }: Target,
  name: string,
): Promise<Response> {
  const made = new Date(createdAt);
  const { before, host, behind } = partsOf(location);
  return page(request, {
    status: 200,
    say: ({ words, numbers }) => ({
      heading: words.preview.heading,
      body: html`${title === null ? "" : html`<p><bdi>${title}</bdi></p>\n`}<p class="destination"><bdi dir="ltr"><span>${before}</span><b>${host}</b><span>${behind}</span></bdi></p>
<p>${words.preview.since} <time datetime="${made.toISOString()}">${numbers.day(made)}</time></p>
<p><a class="button primary" href="${location}" rel="noopener noreferrer nofollow"><span>${words.preview.goOn} <bdi>${host}</bdi></span></a></p>
${reportLine(words, name)}`,
    }),
  });
}

/** The same of a link with a password, which shows nothing else: a title can tell as much as a destination. */
export function lockedPreviewPage(request: Pick<Request, "headers">, name: string): Promise<Response> {
  return page(request, {
    status: 200,
    say({ words }) {
      const enter = html`<a class="button primary" href="${hrefOf(name)}" rel="nofollow">${words.preview.lockedOpen}</a>`;
      const { heading, body } = noticePage(words.preview.locked, enter);
      return { heading, body: html`${body}\n${reportLine(words, name)}` };
    },
  });
}

/** @param name of the link. */
export function hrefOf(name: string): string {
  return `/${encodeURIComponent(name)}`;
}

/** @param location as a URL is written: without a name or password, which no link's may have. */
export function partsOf(location: string): { before: string; host: string; behind: string } {
  const start = location.indexOf("//") + 2;
  const length = location.slice(start).search(/[/?#]/);
  const end = length < 0 ? location.length : start + length;
  return { before: location.slice(0, start), host: location.slice(start, end), behind: location.slice(end) };
}
