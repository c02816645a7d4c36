/**
 * What a chat, a mail or a sentence leaves behind a link that somebody pastes: slashes, the marks that end a sentence or
 * close a bracket or a quotation, white space, and characters that nobody can see.
 */
const ENDING = /[/.,;:!?)\]}>'"»”’…。，\s\p{Default_Ignorable_Code_Point}]/u;

/** The text without the run of such characters that it ends with. One look a character: a pattern for the whole run could be made to take long. */
export function withoutEnding(text: string): string {
  let length = text.length;
  while (length > 0 && ENDING.test(text.charAt(length - 1))) length--;
  return text.slice(0, length);
}
