import { err, ok, type Result } from "../../lib/result.ts";
import { fromOpaqueText, toOpaqueText } from "../../lib/text/opaque-text.ts";
import type { DomainName } from "../../names/domain-of-name.ts";
import { type LinkId, linkId } from "../../names/link-id.ts";
import type { IssuedName } from "../../names/link-name.ts";

/** Which links are listed, newest first. */
export interface LinkQuery {
  readonly limit: number;
  /** Only what is older than this place. */
  readonly after: ListPlace | null;
  readonly tag: string | null;
  readonly search: LinkSearch | null;
  /** null for both kinds of links, as in the next two fields. */
  readonly enabled: boolean | null;
  /** Whether it has expired, by the clock of the database. */
  readonly expired: boolean | null;
  /** The name of who made it: `admin`, that of a key, or an e-mail. */
  readonly createdBy: string | null;
  /** Whether looks at its destination failed on two days. */
  readonly broken: boolean | null;
  /** null for the default one; undefined for all. */
  readonly domain?: DomainName | null | undefined;
}

/** A link is found that has one of the names, or all of the words as beginnings of its own. */
export interface LinkSearch {
  readonly names: readonly IssuedName[];
  readonly words: string;
}

/**
 * A place in the list: after the link that was made then and has this id. Links that come or go move no other link across
 * it. So a walk through the list meets each link that stays exactly once.
 */
export interface ListPlace {
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly id: LinkId;
}

/** The year 9999, which is as far as a link's time can go. */
const MAX_TIME = 253_402_300_799_999;
/** PostgreSQL's bigint. */
const MAX_BIGINT = 2n ** 63n - 1n;

/** The place as a text without meaning for clients, of `time.id`. */
export function encodeCursor({ createdAt, id }: ListPlace): string {
  return toOpaqueText(`${createdAt}.${id}`);
}

/** @returns `invalid` for whatever `encodeCursor` never makes. */
export function decodeCursor(cursor: string): Result<ListPlace, "invalid"> {
  const [, time, id] = /^(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,18})$/.exec(fromOpaqueText(cursor) ?? "") ?? [];
  if (time === undefined || id === undefined) return err("invalid");
  const place = { createdAt: Number(time), id: linkId(id) };
  return place.createdAt <= MAX_TIME && place.id <= MAX_BIGINT ? ok(place) : err("invalid");
}
