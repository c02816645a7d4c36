import { preferredLanguage } from "../../http/accept/preferred-language.ts";
import { PAGE_LANGUAGES, type Shell } from "../page-paths.ts";

/** The static files, by path (build-web.ts): what is used of Cloudflare's binding to them. */
interface Assets {
  fetch(url: string, init?: { headers: Record<string, string> }): Promise<Response>;
}

/**
 * The page may load what this Worker serves, and call its API: no other origin, nothing inline, and no text that turns
 * into script or markup (Trusted Types). `blob:` is for a chart that is downloaded as a picture.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  // Before the script has loaded, the browser itself sends the form of `/`.
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Headers of the asset that are the answer's too. Its policy is that of a file, which may do nothing. */
const KEPT = ["ETag", "Content-Type"];

/**
 * Opens the page: a static file in the visitor's language, with the page's own policy. A browser keeps it and asks each
 * time whether it is still the one (304), since it names the script of this release.
 *
 * @throws {Error} when the files of the build are missing.
 */
export async function openPage(request: Pick<Request, "headers">, shell: Shell, assets: Assets): Promise<Response> {
  const language = preferredLanguage(request.headers.get("Accept-Language"), PAGE_LANGUAGES);
  const known = request.headers.get("If-None-Match");
  // The binding ignores the host of the address.
  const file = await assets.fetch(`https://assets.local/_/shell/${shell}.${language}.html`, {
    headers: known === null ? {} : { "If-None-Match": known },
  });
  if (!file.ok && file.status !== 304) {
    throw new Error(`Cannot open the page: the static files answer ${file.status}`);
  }
  const headers = new Headers({
    "Cache-Control": "no-cache",
    "Content-Language": language,
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    Vary: "Accept-Language",
    // Search engines may list the home screen, and no other.
    ...(shell === "home" ? {} : { "X-Robots-Tag": "noindex" }),
  });
  for (const name of KEPT) {
    const value = file.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(file.body, { status: file.status, headers });
}

/** `GET /` where HOME_URL is set. */
export function goHome(homeUrl: string): Response {
  return new Response(null, { status: 302, headers: { Location: homeUrl, "Cache-Control": "no-store" } });
}
