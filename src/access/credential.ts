/**
 * The token that Cloudflare Access gave the person who calls; null where there is none that counts.
 *
 * It is in a header or in a cookie, which are one credential: Cloudflare adds the header to whatever carries the cookie,
 * and a browser sends the cookie along with a form that a page of somebody else posts. So a token counts only where the
 * browser says that the request is of our own origin (Fetch Metadata, which no page can set). The header also counts where
 * nothing is said of any origin: that is no browser, but a program that has the token of its own accord.
 *
 * What does not count is taken as absent, also by what a cookie would let nobody do.
 */
export function accessTokenOf(headers: Pick<Headers, "get">): string | null {
  const site = headers.get("Sec-Fetch-Site");
  const header = headers.get("Cf-Access-Jwt-Assertion");
  if (site === "same-origin") return header ?? cookieIn(headers.get("Cookie") ?? "", "CF_Authorization");
  return site === null && headers.get("Origin") === null ? header : null;
}

/** RFC 6265, section 4.2.1. Of several of one name the first, which is that of the closest path. */
function cookieIn(text: string, name: string): string | null {
  for (const pair of text.split(";")) {
    const [its = "", ...value] = pair.trim().split("=");
    if (its === name) return value.join("=");
  }
  return null;
}
