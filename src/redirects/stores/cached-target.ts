import type { Card } from "../../cards/card.ts";
import type { Target, TargetRule } from "../../links/link.ts";
import { REDIRECT_STATUSES } from "../../links/redirect-status.ts";
import { linkId } from "../../names/link-id.ts";

/**
 * What `link:{name}` and `none:{name}` hold in Redis.
 *
 * Each value carries a format number and the first bytes of the key's fingerprint (P9). The number is the lowest that
 * can serve the value rightly: a plain link is written so that the release before reads it too, and only what uses
 * something new needs the new reader. Whatever is too new for this release, or another key wrote, reads as `pending`:
 * ask Postgres and leave it alone. So two releases can share a Redis during a rollout, and keys are never versioned.
 */
export type CachedTarget = { readonly kind: "target"; readonly target: Target } | { readonly kind: "pending" };

/** What an editor leaves: the truth is in Postgres, and nothing may be filled in. */
export const PENDING = "pending";

/** The formats, by what a reader has to know. Each can read those below it. */
const FORMATS = { passwords: 2, visitLimits: 3, epochs: 4, rules: 5 } as const;
const NEWEST_FORMAT = FORMATS.rules;

/**
 * A release that knows no limits, or no rules, must not open what has one. Whoever adds to a target decides here. A card
 * needs no format: who knows none redirects everybody, as a link without one does, and leaves it out of what it fills in.
 */
function formatOf(target: Target): number {
  if (target.rules !== undefined) return FORMATS.rules;
  return target.isLimited ? FORMATS.visitLimits : FORMATS.passwords;
}

/** Eight bytes tell keys apart; the whole fingerprint would be half of the value. */
function keyMark(fingerprint: string): string {
  return fingerprint.slice(0, 16);
}

export function encodeTarget(target: Target, fingerprint: string): string {
  return JSON.stringify({
    format: formatOf(target),
    key: keyMark(fingerprint),
    ...target,
    id: target.id.toString(),
  });
}

/** @param epoch as it was before Postgres was asked: see `name-epoch.ts`. A release that knows none must not believe it. */
export function encodeNone(fingerprint: string, epoch: string): string {
  return JSON.stringify({ format: FORMATS.epochs, key: keyMark(fingerprint), epoch });
}

export function decodeTarget(value: string, fingerprint: string): CachedTarget {
  const fields = fieldsOf(value, fingerprint);
  if (fields === null) return { kind: "pending" };
  const { id, location, redirectStatus, enabled, expiresAt, expiredLocation } = fields;
  const { forwardQuery, passwordHash, title, createdAt } = fields;
  // The last release knows no limits, and writes none.
  const { isLimited = fields.format < FORMATS.visitLimits ? false : undefined } = fields;
  const { rules, card } = fields;
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
    !(rules === undefined || Array.isArray(rules)) ||
    !(card === undefined || isCard(card)) ||
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
      // Of this format, so this release or a later one has written them as they are here.
      ...(rules === undefined ? {} : { rules: rules as readonly TargetRule[] }),
      ...(card === undefined ? {} : { card }),
    },
  };
}

function isCard(value: unknown): value is Card {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((member) => typeof member === "string");
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

/**
 * Whether there is no such link. A `none` of another epoch, or of the last release, which knows none and takes it back
 * by DEL alone, is a miss: a link may have come by that name since. So is the `pending` of a create whose link was
 * evicted or came too late to be published: the link may be filled in, and NX keeps a `none` from its place.
 *
 * @param epoch as Redis has it now; null where it has lost it.
 */
export function decodeNone(value: string, fingerprint: string, epoch: string | null): "none" | "miss" | "pending" {
  if (value === PENDING) return "miss";
  const fields = fieldsOf(value, fingerprint);
  if (fields === null) return "pending";
  return epoch !== null && fields["epoch"] === epoch ? "none" : "miss";
}

interface Fields extends Record<string, unknown> {
  readonly format: number;
}

function fieldsOf(value: string, fingerprint: string): Fields | null {
  if (!value.startsWith("{")) return null;
  try {
    const fields = JSON.parse(value) as Record<string, unknown>; // An object: it starts with a brace.
    const { format, key } = fields;
    if (typeof format !== "number" || !Number.isInteger(format) || format < 1 || format > NEWEST_FORMAT) return null;
    return key === keyMark(fingerprint) ? { ...fields, format } : null;
  } catch {
    return null; // Something else wrote this value, so the caller asks Postgres.
  }
}
