/**
 * The token that Cloudflare Access gave the caller; null if none counts.
 *
 * It is in a header or in a cookie. These are one credential: Cloudflare adds the header to every request with the cookie,
 * and a browser sends the cookie even with a form that somebody else's page posts. So a token counts only if the browser
 * says that the request comes from our own origin (Fetch Metadata, which no page can set). The header also counts if the
 * request names no origin at all: then it comes from a program that was given the token, and not from a browser.
 *
 * A token that does not count is treated as absent. It is never an error.
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
