import { withoutEnding } from "../lib/text/without-ending.ts";
import type { DomainName } from "./domain-of-name.ts";
import { type LinkName, parseLinkNames } from "./link-name.ts";

/**
 * The names that a visitor's path can mean, the closest first: as spelled, folded, and both again without the characters
 * that a chat leaves behind a link (`/promo.`). An imported name may end in such characters, so the exact name comes first.
 */
export interface Address {
  /** A link with one of these is followed. */
  readonly followed: readonly LinkName[];
  /** If there is none, a link with one of these names is shown as a preview: in the path, a plus follows its name. */
  readonly shown: readonly LinkName[];
}

/** @param segment the decoded path without its first slash. More of them before a name mean nothing. */
export function parseAddress(segment: string): Address {
  const text = withoutSlashesInFront(segment);
  const bare = withoutEnding(text);
  return {
    followed: namesSpelledBy(text),
    shown: bare.endsWith("+") ? namesSpelledBy(bare.slice(0, -1)) : [],
  };
}

/** The names that a text can mean, with and without an ending. @param domain null for the default one. */
export function namesSpelledBy(text: string, domain: DomainName | null = null): readonly LinkName[] {
  const bare = withoutEnding(text);
  // No name has a slash. So the longest possible name stops at the first slash of the ending.
  const [mark = ""] = text.slice(bare.length).split("/", 1);
  return mark === ""
    ? parseLinkNames(bare, domain)
    : [...parseLinkNames(bare + mark, domain), ...parseLinkNames(bare, domain)];
}

function withoutSlashesInFront(text: string): string {
  let start = 0;
  while (text[start] === "/") start++;
  return text.slice(start);
}
