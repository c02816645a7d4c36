import { err, ok, type Result } from "./result.ts";
import { fromOpaqueText, toOpaqueText } from "./text/opaque-text.ts";

/**
 * A place in a list that is sorted by time and then by id. Entries that come or go move no other entry across it. So a walk
 * through the list meets each entry that stays exactly once.
 */
export interface TimePlace {
  /** UUID, in lower case as Postgres writes it. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

const PLACE = /^(0|[1-9]\d{0,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** The year 9999, which is as far as times go that are answered. */
const MAX_TIME = 253_402_300_799_999;

/** The place as a text without meaning for clients, of `time.id`. */
export function encodeTimeCursor({ time, id }: TimePlace): string {
  return toOpaqueText(`${time}.${id}`);
}

/** @returns `invalid` for whatever `encodeTimeCursor` never makes. */
export function decodeTimeCursor(cursor: string): Result<TimePlace, "invalid"> {
  const [, time, id] = PLACE.exec(fromOpaqueText(cursor) ?? "") ?? [];
  if (time === undefined || id === undefined || Number(time) > MAX_TIME) return err("invalid");
  return ok({ id, time: Number(time) });
}
