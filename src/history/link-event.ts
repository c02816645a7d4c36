import type { Link } from "../links/link.ts";
import type { LinkCreator } from "../links/listing/link-creator.ts";
import type { LinkId } from "../names/link-id.ts";

export const EVENT_TYPES = [
  ...(["link.created", "link.updated", "link.deleted", "link.restored", "link.disabled"] as const),
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One change of a link: who, when and what. */
export interface LinkEvent {
  /** Events of one link have them in the order of its changes. */
  readonly id: bigint;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly type: EventType;
  readonly linkId: LinkId;
  /** As the link's. */
  readonly slug: Link["slug"];
  readonly domain: Link["domain"];
  /** The link was deleted for good, or nobody knows its name any more: the event says no more than that there was one. */
  readonly isForgotten: boolean;
  /** null for nobody that is known; `owner` may be `SYSTEM`. */
  readonly actor: LinkCreator | null;
  readonly changes: Changes;
}

/**
 * By field, as the API answers it. Of a create what is no default, from null. A password is `set` or `none`. Empty once the
 * values were deleted.
 */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
