/**
 * Removes what nobody can see at both ends of a text: spaces of all kinds, zero-width characters, soft hyphens, marks of
 * direction, byte order marks, C1 controls. Pasted texts bring them along, and a URL with one of them leads to another
 * page. (`String.trim` removes only spaces, and not all of them.)
 *
 * What changes how a visible character looks is not invisible and stays: the variation selector of ❤️, and the tags
 * that make a flag of 🏴. C0 controls other than white space stay too, to be refused: no clipboard adds them.
 */
export function trimInvisible(text: string): string {
  let start = 0;
  for (let char = charAt(text, start); char !== "" && isInvisible(char); char = charAt(text, start)) {
    start += char.length;
  }
  let end = text.length;
  for (let char = charBefore(text, end); end > start && isInvisible(char); char = charBefore(text, end)) {
    end -= char.length;
  }
  return text.slice(start, end + lookOfLast(text, start, end));
}

/**
 * `Default_Ignorable_Code_Point` has the zero-width characters, directional marks, fillers, variation selectors and
 * tags; unlike `Cf` it has none that are seen, such as the Arabic number signs. U+2800 is a Braille pattern without
 * dots, U+FFF9–U+FFFB are marks of annotations. What Unicode keeps free (`Cn`) comes from no clipboard.
 */
const INVISIBLE = /^(?!\p{Cn})[\p{White_Space}\p{Default_Ignorable_Code_Point}\u0080-\u009f\u2800\ufff9-\ufffb]$/u;

function isInvisible(char: string): boolean {
  return INVISIBLE.test(char);
}

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function charBefore(text: string, end: number): string {
  const last = text.slice(Math.max(0, end - 2), end);
  // This takes both halves of a surrogate pair, or else the last code unit alone.
  return Array.from(last).at(-1) ?? "";
}

/** How many of the code units behind the last visible character belong to its look. */
function lookOfLast(text: string, start: number, end: number): number {
  if (end <= start) return 0;
  const last = charBefore(text, end);
  // No character has more than a few dozen. Cut, since a megabyte of spaces may follow.
  const behind = text.slice(end, end + 64);
  const pattern = last === "\u{1f3f4}" ? /^[\u{e0020}-\u{e007e}]+\u{e007f}/u : /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
  // After an ASCII character, a selector changes nothing visible. In a keycap, a visible mark follows the selector.
  return last > "\u007f" ? (pattern.exec(behind)?.[0].length ?? 0) : 0;
}

/** False for what would be empty if all that is invisible at its ends were taken away; nothing at all counts as seen. */
export function isVisible(text: string): boolean {
  return text === "" || trimInvisible(text) !== "";
}
