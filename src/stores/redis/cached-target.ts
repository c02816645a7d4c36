import { REDIRECT_STATUSES, type Target } from "../../links/link.ts";
import { linkId } from "../../links/link-id.ts";

/**
 * What `link:{name}` and `none:{name}` hold in Redis.
 *
 * Each value carries a format number and the first bytes of the key's fingerprint (P9). Whatever this
 * release can't read, or another key wrote, reads as `pending`: ask Postgres and leave it alone. So two
 * releases can share a Redis during a rollout, and keys are never versioned.
 */
export type CachedTarget = { readonly kind: "target"; readonly target: Target } | { readonly kind: "pending" };

/** What an editor leaves: the truth is in Postgres, and nothing may be filled in. */
export const PENDING = "pending";

/** 2: with passwords; 3: with limits of visits. A release that knows none must not open what has one. */
const FORMAT = 3;

/** Eight bytes tell keys apart; the whole fingerprint would be half of the value. */
function keyMark(fingerprint: string): string {
  return fingerprint.slice(0, 16);
}

export function encodeTarget(target: Target, fingerprint: string): string {
  return JSON.stringify({ format: FORMAT, key: keyMark(fingerprint), ...target, id: target.id.toString() });
}

export function encodeNone(fingerprint: string): string {
  return JSON.stringify({ format: FORMAT, key: keyMark(fingerprint) });
}

export function decodeTarget(value: string, fingerprint: string): CachedTarget {
  const fields = fieldsOf(value, fingerprint);
  if (fields === null) return { kind: "pending" };
  const { id, location, redirectStatus, enabled, expiresAt, expiredLocation } = fields;
  const { forwardQuery, passwordHash, isLimited, title, createdAt } = fields;
  const status = REDIRECT_STATUSES.find((known) => known === redirectStatus);
  if (
    typeof id !== "string" ||
    !/^\d+$/.test(id) ||
    typeof location !== "string" ||
    status === undefined ||
    typeof enabled !== "boolean" ||
    !(expiresAt === null || typeof expiresAt === "number") ||
    !isTextOrNull(expiredLocation) ||
    typeof forwardQuery !== "boolean" ||
    !isTextOrNull(passwordHash) ||
    typeof isLimited !== "boolean" ||
    !isTextOrNull(title) ||
    typeof createdAt !== "number"
  ) {
    return { kind: "pending" };
  }
  return {
    kind: "target",
    target: {
      ...{ id: linkId(id), location, redirectStatus: status, enabled, expiresAt, expiredLocation },
      ...{ forwardQuery, passwordHash, isLimited, title, createdAt },
    },
  };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

/** Whether the value says that there is no such link; false reads as `pending`. */
export function isNone(value: string, fingerprint: string): boolean {
  return fieldsOf(value, fingerprint) !== null;
}

function fieldsOf(value: string, fingerprint: string): Record<string, unknown> | null {
  if (!value.startsWith("{")) return null;
  try {
    const fields = JSON.parse(value) as Record<string, unknown>; // An object: it starts with a brace.
    return fields["format"] === FORMAT && fields["key"] === keyMark(fingerprint) ? fields : null;
  } catch {
    return null; // A value that somebody else wrote; the caller asks Postgres.
  }
}
