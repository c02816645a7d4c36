import { type Caller, nameOf, seesPeople } from "../../http/caller.ts";
import type { Viewer } from "../link-creator.ts";

/** The caller as somebody who looks at links. */
export function viewerOf(caller: Caller): Viewer {
  if (caller.kind === "anonymous") return { owner: null, name: null, seesPeople: false };
  return { owner: caller.owner, name: nameOf(caller), seesPeople: seesPeople(caller) };
}
