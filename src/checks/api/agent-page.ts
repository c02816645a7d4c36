import type { Context } from "hono";
import { html } from "hono/html";
import { page } from "../../http/page.ts";
import { PRODUCT } from "../look-at.ts";

/** Where the agent of looks sends who wants to know who asked. */
export const AGENT_PATH = "/_/checks";

/** `GET /_/checks`: in English, for operators of other sites. */
export function agentPage(c: Pick<Context, "req">): Response | Promise<Response> {
  return page(c.req.raw, {
    status: 200,
    language: "en",
    say: () => ({
      heading: "Why Bijou looked at your site",
      body: html`<p>This is a URL shortener. Somebody has made a short link to your site. Once a day at most it looks whether the
page is still there: with a HEAD request, or a GET whose body it does not read. It keeps the status, and where a redirect leads.</p>
<p>It reads <code>robots.txt</code> first, and calls itself <code>${PRODUCT}</code> there. To keep it out:</p>
<pre><code>User-agent: ${PRODUCT}
Disallow: /</code></pre>`,
    }),
  });
}
