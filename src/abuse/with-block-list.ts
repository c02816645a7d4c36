import type { LinkStore } from "../links/link-store.ts";
import type { IssuedName } from "../names/link-name.ts";
import type { BlockList } from "./block-list.ts";

/**
 * The rung that keeps the list of blocked domains young. It does so beside a look-up that touches a store and nowhere
 * else, so that a link in memory and a code that was never issued cost nothing. It refuses nothing: each visit looks at
 * the list itself, since a link in memory may have been looked up before the block.
 */
export function withBlockList(next: LinkStore<IssuedName>, list: Pick<BlockList, "ready">): LinkStore<IssuedName> {
  return {
    async find(names, visit) {
      const [found] = await Promise.all([next.find(names, visit), list.ready(visit)]);
      return found;
    },
  };
}
