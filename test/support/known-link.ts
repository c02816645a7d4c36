/** A link as the writer of a fault suite knows it, and what readers may be told of it at which time. */
export interface KnownLink {
  readonly slug: string;
  /** As it was created. */
  readonly url: string;
  change: Change | null;
}

/** The one change that is made to a link, repeated until it is acknowledged. */
export interface Change {
  /** null for a delete. */
  readonly newUrl: string | null;
  /** Milliseconds since the epoch: when its first request was sent. */
  readonly triedAt: number;
  /** When it was acknowledged as in force everywhere ten seconds later; null before that. */
  acknowledgedAt: number | null;
  /** Answered with 202: done in Postgres, in force by a time that is told. */
  isTakedown: boolean;
}

export type ReadFault = "false-404" | "wrong-location" | "stale" | "unexpected";

/** Of P4: how long another isolate may serve what it has in memory. */
const FRESH_MS = 10_000;

export interface Read {
  readonly startedAt: number;
  readonly status: number;
  readonly location: string | null;
  readonly hasRetryAfter: boolean;
  /** Whether a 503 is an answer to this read: what it needs is out. */
  readonly mayFail: boolean;
  /** Milliseconds that an old link may be served for beyond P4, since no store answers. */
  readonly staleMaxMs: number;
}

/** What is wrong with an answer to `GET /{slug}`; null when nothing is. */
export function readFaultOf({ url, change }: KnownLink, read: Read): ReadFault | null {
  const isOldAllowed =
    change === null ||
    change.isTakedown ||
    change.acknowledgedAt === null ||
    read.startedAt <= change.acknowledgedAt + Math.max(FRESH_MS, read.staleMaxMs);
  switch (read.status) {
    case 302:
      if (read.location === url) return isOldAllowed ? null : "stale";
      return change !== null && read.location === change.newUrl ? null : "wrong-location";
    case 404:
      return change !== null && change.newUrl === null ? null : "false-404";
    case 410:
      return "false-404";
    case 503:
      return read.mayFail && read.hasRetryAfter ? null : "unexpected";
    default:
      return "unexpected";
  }
}
