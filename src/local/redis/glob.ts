/** `stringmatchlen` of Redis: `*`, `?`, `[a-c]`, `[^a]` and `\` before what is meant as itself. */
export function matchesGlob(text: string, pattern: string): boolean {
  return new RegExp(`^${toRegExp(pattern)}$`, "s").test(text);
}

function toRegExp(pattern: string): string {
  let source = "";
  for (let n = 0; n < pattern.length; n++) {
    const char = pattern.charAt(n);
    if (char === "*") source += source.endsWith("[^]*") ? "" : "[^]*";
    else if (char === "?") source += "[^]";
    else if (char === "[") {
      const read = readClass(pattern, n + 1);
      source += read.source;
      n = read.end;
    } else {
      // A last backslash stands for itself.
      if (char === "\\" && n + 1 < pattern.length) n++;
      source += literal(pattern.charAt(n));
    }
  }
  return source;
}

/** @returns `end`: where its `]` stands; one that is never closed goes to the end. */
function readClass(pattern: string, start: number): { source: string; end: number } {
  const isNot = pattern[start] === "^";
  let members = "";
  let n = isNot ? start + 1 : start;
  for (; n < pattern.length && pattern[n] !== "]"; n++) {
    if (pattern[n] === "\\" && n + 1 < pattern.length) members += literal(pattern.charAt(++n));
    else if (pattern[n + 1] === "-" && n + 2 < pattern.length) {
      const ends = [pattern.charAt(n), pattern.charAt(n + 2)].sort().map(literal);
      members += ends.join("-");
      n += 2;
    } else members += literal(pattern.charAt(n));
  }
  // JavaScript's empty classes: `[]` matches nothing, `[^]` everything.
  return { source: `[${isNot ? "^" : ""}${members}]`, end: n };
}

function literal(char: string): string {
  return `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
