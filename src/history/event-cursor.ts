import { err, ok, type Result } from "../lib/result.ts";
import { fromOpaqueText, toOpaqueText } from "../lib/text/opaque-text.ts";

/** PostgreSQL's bigint. */
const MAX_BIGINT = 2n ** 63n - 1n;

/** The id of an event as a text without meaning for clients. */
export function encodeEventCursor(id: bigint): string {
  return toOpaqueText(id.toString());
}

/** @returns `invalid` for whatever `encodeEventCursor` never makes. */
export function decodeEventCursor(cursor: string): Result<bigint, "invalid"> {
  const text = fromOpaqueText(cursor) ?? "";
  if (!/^[1-9]\d{0,18}$/.test(text)) return err("invalid");
  const id = BigInt(text);
  return id <= MAX_BIGINT ? ok(id) : err("invalid");
}
