import type { IssuedNames } from "./issued-names.ts";
import type { IssuedName } from "./link-name.ts";
import type { LinkStore, ReportRead } from "./link-store.ts";

/** The rung of the ladder that answers for codes that were never issued, before any store is asked (P2). */
export function refuseUnissued(
  next: LinkStore<IssuedName>,
  parts: { issuedNames: IssuedNames; now: () => number; report: ReportRead },
): LinkStore {
  const { issuedNames, now, report } = parts;
  return {
    async find(name, visit) {
      const issued = await issuedNames.find(name, visit);
      if (issued !== null) return next.find(issued, visit);
      report({ tier: "codes", outcome: "refused" });
      return { target: null, asOf: now(), isRefused: true };
    },
  };
}
