import { UNFURLERS } from "./unfurlers.ts";

/** Longer than any of theirs. */
const MAX_LENGTH = 512;

/**
 * Whether a program asks that shows a card of what it reads. A person who writes such a name gets the card too: it says
 * nothing that is secret, and leads on.
 *
 * @param userAgent the header as it came; read up to 512 characters. Who sends none is no unfurler.
 */
export function isUnfurler(userAgent: string | null | undefined): boolean {
  const text = (userAgent ?? "").trim().slice(0, MAX_LENGTH);
  return text !== "" && UNFURLERS.some((unfurler) => unfurler.test(text));
}
