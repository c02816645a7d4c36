import { malformed } from "./body/body-problems.ts";
import { pageOrProblem } from "./page.ts";

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

/** The answer to a path that is no text. */
export function unreadable(request: Pick<Request, "headers">): Response | Promise<Response> {
  return pageOrProblem(request, malformed({ path: "slug", message: "must be percent-encoded UTF-8" }));
}
