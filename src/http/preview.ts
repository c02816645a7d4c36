import { html } from "hono/html";
import type { Target } from "../links/link.ts";
import { page } from "./page.ts";

/**
 * `GET /{slug}+`: where a link leads, before going there. What its maker wrote is escaped, and set apart
 * from the page's own text by `bdi`, so that right-to-left marks in a title can't turn the address around.
 * The destination is in its ASCII form: look-alike letters of another alphabet show as what they are.
 */
export function previewPage(target: Target): Promise<Response> {
  const { title, createdAt, location, passwordHash } = target;
  const made = new Date(createdAt).toISOString();
  const leads =
    passwordHash === null
      ? html`<p>It leads to <a href="${location}" rel="noopener noreferrer nofollow"><bdi>${location}</bdi></a></p>`
      : html`<p>Where it leads is shown to those who know its password.</p>`;
  return page({
    status: 200,
    heading: "Where this link leads",
    body: html`${title === null ? "" : html`<p><bdi>${title}</bdi></p>`}
${leads}
<p>It was made on <time datetime="${made}">${made.slice(0, 10)}</time>.</p>`,
  });
}
