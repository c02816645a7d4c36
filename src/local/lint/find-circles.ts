/**
 * Files that import each other in a circle, however long: the strongly connected parts of the graph that have more than
 * one file (Tarjan, "Depth-first search and linear graph algorithms", 1972).
 *
 * @param imports by file, the files that it imports. @returns each circle's files, sorted.
 */
export function findCircles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  function visit(file: string): number {
    const own = index.size;
    index.set(file, own);
    open.push(file);
    let lowest = own;
    const targets = imports.get(file) ?? [];
    for (const target of targets) {
      if (!index.has(target)) lowest = Math.min(lowest, visit(target));
      else if (open.includes(target)) lowest = Math.min(lowest, index.get(target) ?? own);
    }
    if (lowest === own) {
      const part = open.splice(open.lastIndexOf(file));
      if (part.length > 1 || targets.includes(file)) circles.push(part.sort());
    }
    return lowest;
  }

  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return circles.sort(([a = ""], [b = ""]) => a.localeCompare(b));
}
