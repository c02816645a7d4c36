import {
  type EntityTag,
  NO_PRECONDITIONS,
  type Preconditions,
  type TagCondition,
} from "../../http/conditional/preconditions.ts";
import type { LinkConditions, LinkEtags, LinkState } from "../link-etag.ts";

/** What a request's preconditions say of the states of a link; null where they say nothing. */
export function conditionsOf(preconditions: Preconditions | undefined, etags: LinkEtags): LinkConditions | null {
  const { ifMatch, ifNoneMatch } = preconditions ?? NO_PRECONDITIONS;
  const states = (tags: readonly EntityTag[]): LinkState[] =>
    tags.map(({ opaque }) => etags.read(opaque)).filter((state) => state !== null);
  if (isVoid(ifMatch) && ifNoneMatch === null) return null;
  return {
    // By the strong comparison: a weak tag never matches.
    isOneOf: isVoid(ifMatch) ? null : states(ifMatch.filter(({ isWeak }) => !isWeak)),
    isNoneOf: ifNoneMatch === "any" ? "any" : states(ifNoneMatch ?? []),
  };
}

/** `*` holds for any link; where there is none, `conditioned` says so. */
function isVoid(ifMatch: TagCondition | null): ifMatch is null | "any" {
  return ifMatch === null || ifMatch === "any";
}
