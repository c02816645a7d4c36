import { withoutEnding } from "../lib/without-ending.ts";

/** Whether a link's name may stand there: slashes in front of one and behind it mean nothing. */
export function isOfOneSegment(path: string): boolean {
  return !withoutEnding(path).replace(/^\/+/, "").includes("/");
}

/**
 * The path without its slash, decoded; null when it is not percent-encoded UTF-8.
 *
 * @param path as Hono has it: it has decoded what is not ambiguous, and left the rest to be decoded.
 */
export function decodeSegment(path: string): string | null {
  const segment = path.slice(1);
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
