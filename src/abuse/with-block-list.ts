import type { LinkStore } from "../links/link-store.ts";
import type { IssuedName } from "../names/link-name.ts";
import type { BlockList } from "./block-list.ts";

/**
 * The rung that keeps the list of blocked domains young: beside a look-up that touches a store, and nowhere else, so
 * that a link in memory and a code that was never issued cost nothing. It decides nothing: what is in memory was
 * looked up before, so that is for each visit to do.
 */
export function withBlockList(next: LinkStore<IssuedName>, list: Pick<BlockList, "ready">): LinkStore<IssuedName> {
  return {
    async find(names, visit) {
      const [found] = await Promise.all([next.find(names, visit), list.ready(visit)]);
      return found;
    },
  };
}
