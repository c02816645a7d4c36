import { err, ok, type Result } from "../../lib/result.ts";
import type { Problem } from "../problem.ts";

/**
 * Conditional requests (RFC 9110, section 13) by entity tags: reads the conditions of a request, and says whether they
 * hold. Bijou sends no `Last-Modified`, so it ignores the headers with a time, as 13.1.3 and 13.1.4 say.
 *
 * If a header can't be read: an `If-None-Match` of a GET counts as an empty list, since the worst result is a full answer.
 * Anything else is refused with 400. A client that forgets the quotes of `If-Match` wants protection, and a 412 to every
 * request would not tell it what is wrong.
 */
export interface Preconditions {
  readonly ifMatch: TagCondition | null;
  readonly ifNoneMatch: TagCondition | null;
}

/** `*`, or a list, which may be empty (5.6.1.2). */
export type TagCondition = "any" | readonly EntityTag[];

/** Section 8.8.3. */
export interface EntityTag {
  readonly isWeak: boolean;
  /** In its quotes, without `W/`. */
  readonly opaque: string;
}

export const NO_PRECONDITIONS: Preconditions = { ifMatch: null, ifNoneMatch: null };

/** One place of a list: it may be empty. Header lines of one name were joined by commas before (5.3). */
const ELEMENT = /[ \t]*(?:(W\/)?("[!#-~\x80-\uffff]*")[ \t]*)?(?:,|$)/y;

/** @returns null for what is neither `*` nor a list of entity tags. */
export function parseTagCondition(text: string): TagCondition | null {
  if (text.trim() === "*") return "any";
  const tags: EntityTag[] = [];
  for (let at = 0; at < text.length; at = ELEMENT.lastIndex) {
    ELEMENT.lastIndex = at;
    const element = ELEMENT.exec(text);
    if (element === null) return null;
    const [, weak, opaque] = element;
    if (opaque !== undefined) tags.push({ isWeak: weak !== undefined, opaque });
  }
  return tags;
}

/** @param isRead whether the method is GET or HEAD. */
export function readPreconditions(headers: Pick<Headers, "get">, isRead: boolean): Result<Preconditions, Problem> {
  const [match, noneMatch] = [headers.get("If-Match"), headers.get("If-None-Match")];
  if (match === null && noneMatch === null) return ok(NO_PRECONDITIONS);
  const ifMatch = match === null ? null : parseTagCondition(match);
  if (match !== null && ifMatch === null) return err(unreadable("If-Match"));
  const ifNoneMatch = noneMatch === null ? null : parseTagCondition(noneMatch);
  if (noneMatch !== null && ifNoneMatch === null && !isRead) return err(unreadable("If-None-Match"));
  return ok({ ifMatch, ifNoneMatch });
}

function unreadable(path: "If-Match" | "If-None-Match"): Problem {
  const message = 'must be * or a list of entity tags in their quotes, such as "a1b2"';
  return { type: "malformed", detail: `Cannot read ${path}: it ${message}`, errors: [{ path, message }] };
}

/** What becomes of the request: it goes on, is answered 304, or 412. */
export type Verdict = "holds" | "not-modified" | "failed";

/**
 * In the order of section 13.2.2.
 *
 * @param etag the strong one of what there is, in its quotes; null where there is nothing.
 * @param isRead whether the method is GET or HEAD.
 */
export function evaluatePreconditions(
  { ifMatch, ifNoneMatch }: Preconditions,
  etag: string | null,
  isRead: boolean,
): Verdict {
  // By the strong comparison (13.1.1): a weak tag never matches.
  if (ifMatch !== null && !matches(ifMatch, etag, ({ isWeak }) => !isWeak)) return "failed";
  // By the weak one (13.1.2).
  if (ifNoneMatch !== null && matches(ifNoneMatch, etag, () => true)) return isRead ? "not-modified" : "failed";
  return "holds";
}

function matches(condition: TagCondition, etag: string | null, counts: (tag: EntityTag) => boolean): boolean {
  if (etag === null) return false;
  return condition === "any" || condition.some((tag) => tag.opaque === etag && counts(tag));
}
