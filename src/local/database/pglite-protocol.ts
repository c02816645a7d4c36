import type { SqlResult, Statement } from "./sql-engine.ts";

/** What goes to the thread of PGlite, and what comes back: one piece of work at a time. */
export interface Start {
  readonly dataDir: string | undefined;
  readonly template: Blob | undefined;
  /** PGlite itself, compiled. */
  readonly engine: WebAssembly.Module;
}

export type Work =
  | { readonly kind: "statement"; readonly statement: Statement }
  | { readonly kind: "transaction"; readonly modes: string; readonly statements: readonly Statement[] }
  | { readonly kind: "migrate" }
  | { readonly kind: "close" };

export type Answer =
  | { readonly kind: "ready" }
  /** One of several statements is done. */
  | { readonly kind: "alive" }
  | { readonly kind: "done"; readonly results: SqlResult[] }
  /** An error of Postgres, with its fields. */
  | { readonly kind: "refused"; readonly message: string; readonly fields: Readonly<Record<string, unknown>> }
  /** PGlite itself has failed: nothing that it says after this counts. */
  | { readonly kind: "broken"; readonly reason: string };
