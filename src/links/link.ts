import { type Destination, location } from "./destination.ts";
import type { LinkId } from "./link-id.ts";
import type { Slug } from "./slug.ts";

export const REDIRECT_STATUSES = [301, 302, 307, 308] as const;
export type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

/** A link as Postgres has it. Times are milliseconds since the epoch. */
export interface Link {
  readonly id: LinkId;
  /** The custom slug; null where the link's name is its code. */
  readonly slug: Slug | null;
  readonly url: Destination;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly redirectStatus: RedirectStatus;
  readonly enabled: boolean;
  readonly expiresAt: number | null;
  readonly expiredUrl: Destination | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a redirect needs of a link; this is what the caches keep. URLs are in their normal ASCII form. */
export interface Target {
  readonly id: LinkId;
  readonly location: string;
  readonly redirectStatus: RedirectStatus;
  readonly enabled: boolean;
  readonly expiresAt: number | null;
  readonly expiredLocation: string | null;
}

/** What a visitor gets. Decided at each read, against the clock: nothing has to happen at `expiresAt`. */
export type VisitAnswer =
  | { readonly kind: "redirect"; readonly location: string; readonly status: RedirectStatus }
  | { readonly kind: "expired"; readonly location: string | null }
  | { readonly kind: "disabled" };

export function targetOf(link: Link): Target {
  return {
    id: link.id,
    location: location(link.url),
    redirectStatus: link.redirectStatus,
    enabled: link.enabled,
    expiresAt: link.expiresAt,
    expiredLocation: link.expiredUrl === null ? null : location(link.expiredUrl),
  };
}

/** @param now milliseconds since the epoch. */
export function answerVisit(target: Target, now: number): VisitAnswer {
  if (!target.enabled) return { kind: "disabled" };
  if (target.expiresAt !== null && target.expiresAt <= now)
    return { kind: "expired", location: target.expiredLocation };
  return { kind: "redirect", location: target.location, status: target.redirectStatus };
}
