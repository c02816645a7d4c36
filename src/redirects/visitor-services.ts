import type { Limiter, RateLimit } from "../limits/limiter.ts";
import type { Target } from "../links/link.ts";
import type { Counters } from "../metrics/counters.ts";
import type { LinkMemory } from "./link-memory.ts";
import type { StrayUrl } from "./stray-url.ts";
import type { VisitLimit } from "./visit-limit.ts";
import type { VisitRecorder } from "./visit-recorder.ts";

/** The services that answer a visitor. */
export interface VisitorServices {
  readonly baseUrl: string;
  readonly honorDoNotTrack: boolean;
  readonly locationHeadersAt: string | null;
  readonly redirectLogPercent: number;
  readonly limits: { readonly passwordGuesses: RateLimit; readonly passwordGuessesPerLink: RateLimit };
  readonly timeouts: { readonly redirectMs: number };
  readonly links: LinkMemory;
  readonly visitLimit: VisitLimit;
  readonly strayUrl: StrayUrl;
  /** Whether a link leads to a blocked domain: one look at a map for each visit. Also by host, for what a card shows. */
  readonly blockList: { blocks(target: Target): boolean; find(host: string): string | null };
  readonly clicks: VisitRecorder;
  readonly counters: Pick<Counters, "count">;
  readonly limiter: Limiter;
  /** Checks, after an answer, whether a store that was down is back. */
  readonly probeStores: (waitUntil: (work: Promise<unknown>) => void) => void;
  /** Lets pings know, after an answer, that Postgres was asked. */
  readonly tellUse: (waitUntil: (work: Promise<unknown>) => void) => void;
  readonly pseudonym: (address: string) => Promise<string>;
  readonly now: () => number;
  /** 0 … 1. */
  readonly random: () => number;
  readonly createId: () => string;
}
