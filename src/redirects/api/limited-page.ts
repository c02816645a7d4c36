import { html } from "hono/html";
import { page, reportLine } from "../../http/page.ts";

/**
 * The answer for a link with `maxVisits` to a request that must not use a visit. It does not show where the link leads: that
 * would be a visit for free.
 *
 * @param link.href of the link. A browser that fetched the page ahead may show it to the person who then came.
 * @param link.name as it is reported.
 */
export function limitedPage(request: Request, link: { href: string; name: string }): Promise<Response> {
  return page(request, {
    status: 200,
    say: ({ words }) => ({
      heading: words.limited.heading,
      body: html`<p>${words.limited.why}</p>
<p><a class="button primary" href="${link.href}" rel="nofollow">${words.limited.open}</a></p>
${reportLine(words, link.name)}`,
    }),
  });
}
