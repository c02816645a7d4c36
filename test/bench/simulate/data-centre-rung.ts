import type { Found, LinkStore } from "../../../src/links/link-store.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { REFRESH_AFTER_S } from "./expected.ts";

/**
 * A rung between memory and Redis that the isolates of a point of presence share, as Cloudflare's Cache API would be: to find
 * out what it would save. It is not in the release.
 *
 * It is within P4, since an answer keeps the moment at which its load began: an isolate that takes it from here serves it no longer
 * than one that loaded it. So it gives only what is younger than five seconds. What is older an isolate would load again
 * at once.
 */
export interface DataCentre {
  readonly rung: (next: LinkStore<IssuedName>) => LinkStore<IssuedName>;
  readonly counts: { asked: number; hits: number };
}

export function createDataCentre(clock: { readonly now: () => number; sleep(ms: number): Promise<void> }): DataCentre {
  /** A round trip within a data centre. */
  const roundTripMs = 2;
  const entries = new Map<string, Found>();
  const counts = { asked: 0, hits: 0 };
  return {
    counts,
    rung: (next) => ({
      async find(names, visit) {
        const key = names.map(({ text }) => text).join("/");
        counts.asked++;
        await clock.sleep(roundTripMs);
        const entry = entries.get(key);
        if (entry !== undefined && clock.now() - entry.asOf < 1_000 * REFRESH_AFTER_S) {
          counts.hits++;
          return entry;
        }
        const found = await next.find(names, visit);
        entries.set(key, found);
        return found;
      },
    }),
  };
}
