import { trimInvisible } from "../../lib/text/trim-invisible.ts";

/**
 * The name that a link was printed with, out of whatever a column has for it: the name itself, or the short URL, of
 * which it is the last segment (`https://bit.ly/Ab3`, `bit.ly/Ab3`, `/Ab3/`). A shortener may live in a folder of its
 * host.
 *
 * @returns null when there is none.
 */
export function printedName(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? trimInvisible(value) : "";
  if (!text.includes("/")) return text === "" ? null : text;
  if (!isUrl(text)) return trimSlashes(text) || null;
  const segment =
    pathOf(text)
      ?.split("/")
      .findLast((part) => part !== "") ?? "";
  return trimInvisible(decoded(segment)) || null;
}

/** The path of a URL, also of one without its scheme; null for what is none, such as `go/Ab3`. */
export function pathOf(text: string): string | null {
  const url = `https://${withoutScheme(text)}`;
  return isUrl(text) && URL.canParse(url) ? new URL(url).pathname : null;
}

/** Without a scheme its host has a dot, or is a laptop's. */
function isUrl(text: string): boolean {
  if (/^https?:\/\//i.test(text)) return true;
  return /^(?:[^/?#\s]+\.[^/?#\s.]{2,}|localhost:\d{1,5})\//i.test(withoutScheme(text));
}

function withoutScheme(text: string): string {
  return text.replace(/^(?:https?:)?\/\//i, "");
}

function trimSlashes(text: string): string {
  return text.split("/").some((part) => part !== "") ? text.replace(/^\/+/, "").replace(/(?<!\/)\/+$/, "") : "";
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
