/**
 * A link's tags in one cell of a CSV: `red, green`. Where that could be read in another way, it is a JSON
 * array.
 */
export function toTagCell(tags: readonly string[]): string {
  const cell = tags.join(", ");
  const read = fromTagCell(cell);
  const isSame = read.length === tags.length && tags.every((tag, index) => tag === read[index]);
  return isSame ? cell : JSON.stringify(tags);
}

export function fromTagCell(cell: string): string[] {
  if (cell.startsWith("[")) {
    try {
      const tags: unknown = JSON.parse(cell);
      if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string")) return tags;
    } catch {
      // A tag may begin with a bracket.
    }
  }
  return cell.split(",").flatMap((tag) => tag.trim() || []);
}
