import type { LinkName } from "./link-name.ts";
import type { Found, LinkStore, Visit } from "./link-store.ts";

/** A link, and the name of it by which it was found: its own. */
export interface FoundLink extends Found {
  readonly target: NonNullable<Found["target"]>;
  readonly name: LinkName;
}

/**
 * The first of the names that a link has, as `parseLinkNames` gives them.
 *
 * @returns null when none has one.
 * @throws what `find` throws: while a closer name can't be looked up, the next is not the answer.
 */
export async function findFirst(
  store: Pick<LinkStore, "find">,
  names: readonly LinkName[],
  visit: Visit,
): Promise<FoundLink | null> {
  for (const name of names) {
    const { target, ...rest } = await store.find(name, visit);
    if (target !== null) return { ...rest, target, name };
  }
  return null;
}
