import type { LinkStore } from "../links/link-store.ts";
import type { ReportRead } from "../metrics/read-event.ts";
import type { IssuedNames } from "../names/issued-names.ts";
import type { IssuedName } from "../names/link-name.ts";

/** The rung of the ladder that answers for codes that were never issued, without asking a store (P2). */
export function refuseUnissued(
  next: LinkStore<IssuedName>,
  parts: { issuedNames: IssuedNames; now: () => number; report: ReportRead },
): LinkStore {
  const { issuedNames, now, report } = parts;
  return {
    async find(names, visit) {
      const issued = await issuedNames.find(names, visit);
      const [closest] = issued;
      if (closest !== undefined) {
        const found = await next.find(issued, visit);
        // Some names were left out, so the caller could not tell which name was found: say it.
        return issued.length < names.length && found.target !== null ? { name: closest, ...found } : found;
      }
      report({ tier: "codes", outcome: "refused" });
      return { target: null, asOf: now(), isRefused: true };
    },
  };
}
