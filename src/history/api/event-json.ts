import { type Caller, nameOf, seesPeople } from "../../http/caller.ts";
import { SYSTEM } from "../../links/changes/changed-by.ts";
import { creatorJson, type LinkCreator, type Viewer } from "../../links/listing/link-creator.ts";
import type { NamedEvent } from "../history-service.ts";

/** An event as the API answers it. @param pseudonym what stands for an e-mail where nobody has to know it. */
export async function eventJson(
  { name, event }: NamedEvent,
  viewer: Viewer,
  pseudonym: (text: string) => Promise<string>,
) {
  const { id, time, type, actor, changes } = event;
  return {
    id: id.toString(),
    time: new Date(time).toISOString(),
    type,
    slug: name === null ? null : (name.text as string),
    actor: await actorJson(actor, viewer, pseudonym),
    changes,
  };
}

async function actorJson(actor: LinkCreator | null, viewer: Viewer, pseudonym: (text: string) => Promise<string>) {
  if (actor?.owner === SYSTEM) return { kind: "system" as const, name: null };
  const json = creatorJson(actor, viewer);
  if (actor === null || json === null) return { kind: "anonymous" as const, name: null };
  // A key may be anybody's program: it can tell two people apart, and no more.
  if (json.kind === "person" && json.name === null) return { ...json, name: await pseudonym(actor.owner) };
  return json;
}

/** The caller as somebody who looks at events. */
export function viewerOf(caller: Caller): Viewer {
  if (caller.kind === "anonymous") return { owner: null, name: null, seesPeople: false };
  return { owner: caller.owner, name: nameOf(caller), seesPeople: seesPeople(caller) };
}
