import { decodeSegment } from "../../http/path-segment.ts";

/** What a link is reported by, of its own address. */
export function nameInPath(request: Pick<Request, "url">): string {
  return decodeSegment(new URL(request.url).pathname) ?? "";
}
