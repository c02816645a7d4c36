/**
 * The columns and fields of a file that were not read, for its sender: if one of them holds the printed names, the sender
 * should know. Bounded, as any line of a file may bring new ones.
 */
export interface IgnoredColumns {
  /** @param title as the file spells it. */
  add(title: string): void;
  /** In the order in which they came. */
  list(): readonly string[];
}

const MAX_COLUMNS = 100;
const MAX_TITLE_LENGTH = 100;

export function createIgnoredColumns(): IgnoredColumns {
  const titles = new Set<string>();
  return {
    add(title) {
      if (titles.size < MAX_COLUMNS) {
        titles.add(
          title
            .toWellFormed()
            .replaceAll(/[\u0000-\u001f\u007f]+/g, " ")
            .slice(0, MAX_TITLE_LENGTH)
            .toWellFormed(),
        );
      }
    },
    list: () => [...titles],
  };
}
