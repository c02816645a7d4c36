import { SYSTEM } from "../links/changes/changed-by.ts";
import { creatorJson, type LinkCreator, type Viewer } from "../links/listing/link-creator.ts";

/** Who made a change, as the API and webhooks tell it. @param pseudonym what stands for an e-mail where nobody has to know it. */
export async function actorJson(
  actor: LinkCreator | null,
  viewer: Viewer,
  pseudonym: (text: string) => Promise<string>,
) {
  if (actor?.owner === SYSTEM) return { kind: "system" as const, name: null };
  const json = creatorJson(actor, viewer);
  if (actor === null || json === null) return { kind: "anonymous" as const, name: null };
  // A key may be anybody's program: it can tell two people apart, and no more.
  if (json.kind === "person" && json.name === null) return { ...json, name: await pseudonym(actor.owner) };
  return json;
}
