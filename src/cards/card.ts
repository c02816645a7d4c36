/**
 * What programs show of a link that somebody shares, in place of what they would read at its destination. Plain text. This is
 * how the API, the table and the caches have it. It has one member at the least: no card at all is null.
 *
 * @typeParam Image a string that was checked where links are made.
 */
export interface Card<Image extends string = string> {
  readonly title?: string;
  readonly description?: string;
  /** Absolute, http or https. */
  readonly image?: Image;
}

/** What an edit changes of a card (RFC 7396): null takes a member away, and what is not there stays. */
export interface CardChange<Image extends string = string> {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly image?: Image | null;
}

/** As a link's own title. */
export const MAX_TITLE_LENGTH = 300;
/** Programs show the first 200 to 300 characters. */
export const MAX_DESCRIPTION_LENGTH = 500;
