import type { LinkId } from "../names/link-id.ts";

export const REPORT_REASONS = ["malware", "phishing", "spam", "illegal", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What somebody says of a link. Nothing tells who: an email is there only if whoever reported gave one (P8). */
export interface Report {
  /** UUID. */
  readonly id: string;
  readonly linkId: LinkId;
  /** The name that it was reported by. */
  readonly slug: string;
  readonly reason: ReportReason;
  readonly details: string | null;
  readonly email: string | null;
  /** Milliseconds since the epoch. */
  readonly time: number;
}
