import { type Caller, nameOf, seesPeople } from "../../http/caller.ts";
import type { Viewer } from "../../links/listing/link-creator.ts";
import { hostOfName } from "../../links/short-url.ts";
import { slugIn } from "../../names/domain-of-name.ts";
import { actorJson } from "../actor-json.ts";
import type { NamedEvent } from "../history-service.ts";

/** An event as the API answers it. @param pseudonym what stands for an e-mail where nobody has to know it. */
export async function eventJson(
  { name, event }: NamedEvent,
  viewer: Viewer,
  pseudonym: (text: string) => Promise<string>,
  baseUrl: string,
) {
  const { id, time, type, actor, changes } = event;
  return {
    id: id.toString(),
    time: new Date(time).toISOString(),
    type,
    slug: name === null ? null : (slugIn(name.text) as string),
    domain: name === null ? null : hostOfName(name, baseUrl),
    actor: await actorJson(actor, viewer, pseudonym),
    changes,
  };
}

/** The caller as somebody who looks at events. */
export function viewerOf(caller: Caller): Viewer {
  if (caller.kind === "anonymous") return { owner: null, name: null, seesPeople: false };
  return { owner: caller.owner, name: nameOf(caller), seesPeople: seesPeople(caller) };
}
