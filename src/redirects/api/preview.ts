import { html } from "hono/html";
import { page } from "../../http/page.ts";
import type { Target } from "../../links/link.ts";

/**
 * `GET /{slug}+`: where a link leads, before going there. What its maker wrote is escaped, and set apart
 * from the page's own text by `bdi`, so that right-to-left marks in a title can't turn the address around.
 * The destination is in its ASCII form: look-alike letters of another alphabet show as what they are.
 */
export function previewPage({ title, createdAt, location }: Target): Promise<Response> {
  const made = new Date(createdAt).toISOString();
  return page({
    status: 200,
    heading: "Where this link leads",
    body: html`${title === null ? "" : html`<p><bdi>${title}</bdi></p>`}
<p>It leads to <a href="${location}" rel="noopener noreferrer nofollow"><bdi>${location}</bdi></a></p>
<p>It was made on <time datetime="${made}">${made.slice(0, 10)}</time>.</p>`,
  });
}

/** The same of a link with a password, which shows nothing else: a title can tell as much as a destination. */
export function lockedPreviewPage(): Promise<Response> {
  return page({
    status: 200,
    heading: "This link has a password",
    body: html`<p>Only people who know the password can see where it leads.</p>`,
  });
}
