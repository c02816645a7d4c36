import type { BulkDraftItem, FindableField } from "../link-repository.ts";

/**
 * Which items of a bulk create may find which. As if the items were made one after the other, an item with `findIfExists`
 * finds the newest earlier link that equals it in every field that it names. Only the database knows whether an earlier
 * item becomes a link, so this lists all candidates, the newest first.
 *
 * @returns for each item the indexes of earlier ones; none for one that finds nothing in the batch.
 */
export function findableInBatch(items: readonly BulkDraftItem[]): readonly (readonly number[])[] {
  /** The items that a later item may find, by URL. */
  const before = new Map<string, { index: number; draft: Draft }[]>();
  const searches = new Set<string>();
  return items.map((item, index) => {
    if (item.kind === "refused") return [];
    const { draft } = item;
    const earlier = before.get(draft.url) ?? [];
    const found = isSearch(draft) ? newestFirst(draft, earlier) : [];
    if (isFindable(draft) && !isRepeated(draft, searches)) before.set(draft.url, [...earlier, { index, draft }]);
    return found;
  });
}

type Draft = Extract<BulkDraftItem, { kind: "draft" }>["draft"];

/** What is made with a password is neither looked for nor found. */
const isSearch = ({ findIfExists, passwordHash }: Draft): boolean => findIfExists && passwordHash === null;
const isFindable = ({ enabled, passwordHash }: Draft): boolean => enabled && passwordHash === null;

function newestFirst(wanted: Draft, earlier: readonly { index: number; draft: Draft }[]): readonly number[] {
  const found: number[] = [];
  for (const { index, draft } of earlier.toReversed()) {
    if (draft.domain !== wanted.domain) continue;
    if (!(wanted.given ?? []).every((field) => isEqual(field, wanted, draft))) continue;
    found.push(index);
    // This item certainly becomes a link, so no older item can be the newest.
    if (draft.slug === null && !isSearch(draft)) break;
  }
  return found;
}

function isEqual(field: FindableField, one: Draft, other: Draft): boolean {
  const [value, otherValue] = [one[field], other[field]];
  if (typeof value !== "object" || typeof otherValue !== "object") return value === otherValue;
  if (field !== "tags") return JSON.stringify(value) === JSON.stringify(otherValue); // As their shape has ordered them.
  // Tags are compared as a set.
  const [items, others] = [new Set(one.tags), new Set(other.tags)];
  return items.size === others.size && [...items].every((item) => others.has(item));
}

/** The same search once more becomes no link: it finds what the first one found, or made. */
function isRepeated(draft: Draft, searches: Set<string>): boolean {
  if (!isSearch(draft)) return false;
  const text = JSON.stringify([
    draft.url,
    draft.domain,
    (draft.given ?? []).toSorted().map((field) => [field, draft[field]]),
  ]);
  if (searches.has(text)) return true;
  searches.add(text);
  return false;
}
