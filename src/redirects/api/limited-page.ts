import { html } from "hono/html";
import { page } from "../../http/page.ts";

/**
 * In place of a link that opens only so often, for whoever is not to use a visit. It shows nothing of the link: where
 * it leads would be a visit for free.
 *
 * @param href of the link. A browser that fetched the page ahead may show it to the person who then came.
 */
export function limitedPage(href: string): Promise<Response> {
  return page({
    status: 200,
    heading: "This link opens a limited number of times",
    body: html`<p>Open it in a browser. Each time counts. Seeing this page did not.</p>
<p><a href="${href}" rel="nofollow">Open the link</a></p>`,
  });
}
