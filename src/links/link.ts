import type { Card } from "../cards/card.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import type { ImportedName } from "../names/imported-name.ts";
import type { LinkId } from "../names/link-id.ts";
import type { Slug } from "../names/slug.ts";
import type { Rule } from "../rules/rule.ts";
import { location } from "./destination.ts";
import type { FieldValues } from "./field-values.ts";
import type { LinkCard } from "./fields/card-field.ts";
import type { LinkCreator } from "./listing/link-creator.ts";
import type { RedirectStatus } from "./redirect-status.ts";

/**
 * What this release can serve. A row with a higher `reader` uses something that only a later release knows, so this
 * release can't read it: the link exists and its name is taken, but nobody is redirected, sees it or may change it until
 * the later release is back. A list leaves it out. An export, which may be a backup, fails.
 */
export const KNOWN_READER = 2;

/**
 * What it takes to serve a link: one with rules would be sent elsewhere by a release that knows none, and one of a second domain
 * would be opened on every host by a release that knows one domain alone.
 */
export const READERS = { plain: 0, rules: 1, domains: 2 } as const;

/** A link as Postgres has it. Times are milliseconds since the epoch. */
export interface Link extends FieldValues {
  readonly id: LinkId;
  /** The custom slug, or the name that it was imported with; null where the link's name is its code. */
  readonly slug: Slug | ImportedName | null;
  /** The domain that it opens on; null for the default one. A slug has it in front (`domain-of-name.ts`). */
  readonly domain: DomainName | null;
  /** As `password-hash.ts` writes it; null if the link has no password. */
  readonly passwordHash: string | null;
  /** null for a public create. */
  readonly createdBy: LinkCreator | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Raised by every change but a counted visit: see `link-etag.ts`. */
  readonly version: number;
}

/** What a redirect needs of a link; this is what the caches keep. URLs are in their normal ASCII form. */
export interface Target {
  readonly id: LinkId;
  readonly location: string;
  readonly redirectStatus: RedirectStatus;
  readonly enabled: boolean;
  readonly expiresAt: number | null;
  readonly expiredLocation: string | null;
  readonly forwardQuery: boolean;
  /** Kept in the caches, so that a link with a password outlives Postgres like any other (P6). */
  readonly passwordHash: string | null;
  /** Whether Postgres has to be asked before each visit. Only Postgres knows how many visits are left. */
  readonly isLimited: boolean;
  /** Absent if there are none: a plain link carries nothing of them. */
  readonly rules?: readonly TargetRule[];
  /** Absent where there is none, or nobody gets it: what a link with a password or a limit shows, unfurlers get too. */
  readonly card?: Card;
  /** For the preview. */
  readonly title: string | null;
  readonly createdAt: number;
}

/** A rule whose `url` is in its normal ASCII form. */
export type TargetRule = Rule;

/** What a visitor gets. Decided at each read, against the clock: nothing has to happen at `expiresAt`. */
export type VisitAnswer =
  /** To the destination of the first rule that fits, or else to the link's `location`. */
  | { readonly kind: "redirect"; readonly status: RedirectStatus }
  | { readonly kind: "locked"; readonly passwordHash: string }
  /** Postgres has to be asked: see `visit-limit.ts`. */
  | { readonly kind: "limited" }
  | { readonly kind: "expired"; readonly location: string | null }
  | { readonly kind: "disabled" };

export function targetOf(link: Link): Target {
  const { card, passwordHash, maxVisits } = link;
  return {
    id: link.id,
    location: location(link.url),
    redirectStatus: link.redirectStatus,
    enabled: link.enabled,
    expiresAt: link.expiresAt,
    expiredLocation: link.expiredUrl === null ? null : location(link.expiredUrl),
    forwardQuery: link.forwardQuery,
    passwordHash: link.passwordHash,
    isLimited: link.maxVisits !== null,
    title: link.title,
    createdAt: link.createdAt,
    ...(link.rules === null ? {} : { rules: link.rules.map((rule) => ({ ...rule, url: location(rule.url) })) }),
    ...(card === null || passwordHash !== null || maxVisits !== null ? {} : { card: targetCardOf(card) }),
  };
}

function targetCardOf(card: LinkCard): Card {
  return card.image === undefined ? card : { ...card, image: location(card.image) };
}

/** @param now milliseconds since the epoch. @param hasPassword whether the visitor has shown the password. */
export function answerVisit(target: Target, now: number, hasPassword = false): VisitAnswer {
  if (!target.enabled) return { kind: "disabled" };
  if (target.expiresAt !== null && target.expiresAt <= now)
    return { kind: "expired", location: target.expiredLocation };
  if (target.passwordHash !== null && !hasPassword) return { kind: "locked", passwordHash: target.passwordHash };
  if (target.isLimited) return { kind: "limited" };
  return { kind: "redirect", status: target.redirectStatus };
}
