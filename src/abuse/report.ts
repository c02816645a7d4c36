import type { LinkId } from "../names/link-id.ts";

export const REPORT_REASONS = ["malware", "phishing", "spam", "illegal", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What somebody says about a link. It does not say who: it has an e-mail only if the sender gave one (P8). */
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
