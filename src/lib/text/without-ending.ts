/**
 * What a pasted link may carry at its end from a chat, a mail or a sentence: slashes, marks that end a sentence or close a
 * bracket or a quotation, white space, and invisible characters.
 */
const ENDING = /[/.,;:!?)\]}>'"»”’…。，\s\p{Default_Ignorable_Code_Point}]/u;

/** The text without the run of such characters that it ends with. One look a character: a pattern for the whole run could be made to take long. */
export function withoutEnding(text: string): string {
  let length = text.length;
  while (length > 0 && ENDING.test(text.charAt(length - 1))) length--;
  return text.slice(0, length);
}
