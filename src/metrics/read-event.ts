import type { StoreError } from "../lib/store-error.ts";

/** A decision on the read path. Tests assert the list; logs and metrics observe it. */
export type ReadEvent =
  | { readonly tier: "memory"; readonly outcome: "hit" | "miss" | "refresh" | "stale" }
  | { readonly tier: "codes"; readonly outcome: "refused" }
  | { readonly tier: "flight"; readonly outcome: "load" | "join" | "takeover" }
  | { readonly tier: "redis"; readonly outcome: "hit" | "none" | "miss" | "pending" | "filled" | "too-late-to-fill" }
  | { readonly tier: "redis"; readonly outcome: "failed"; readonly error: StoreError }
  | { readonly tier: "postgres"; readonly outcome: "hit" | "none" };

export type ReportRead = (event: ReadEvent) => void;
