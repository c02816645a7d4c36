/** Whether the text has more than so many code points, which JSON Schema and Postgres count. */
export function hasMoreCharacters(text: string, max: number): boolean {
  if (text.length <= max) return false;
  if (text.length > 2 * max) return true;
  return Array.from(text).length > max;
}

/** A check of at most so many code points, from which the document takes `maxLength`: valibot's own counts code units. */
export function atMostCharacters(max: number): ((text: string) => boolean) & { readonly maxLength: number } {
  return Object.assign((text: string) => !hasMoreCharacters(text, max), { maxLength: max });
}
