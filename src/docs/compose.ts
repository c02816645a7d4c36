import type { Assets } from "./api/operations.ts";

/** The part of `services.ts` that pages are read from. */
export interface DocsServices {
  readonly assets: Assets;
}
