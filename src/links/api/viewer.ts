import { type Caller, isAdmin, type KnownCaller, nameOf, seesPeople } from "../../http/caller.ts";
import type { ChangedBy } from "../changes/changed-by.ts";
import type { Viewer } from "../listing/link-creator.ts";

/** The caller as somebody who looks at links. */
export function viewerOf(caller: Caller): Viewer {
  if (caller.kind === "anonymous") return { owner: null, name: null, seesPeople: false };
  return { owner: caller.owner, name: nameOf(caller), seesPeople: seesPeople(caller) };
}

/** The caller as somebody who changes links. */
export function changedBy(caller: KnownCaller): ChangedBy {
  return { owner: caller.owner, isAdmin: isAdmin(caller) };
}
