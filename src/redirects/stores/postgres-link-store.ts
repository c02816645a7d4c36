import { targetOf } from "../../links/link.ts";
import type { LinkStore } from "../../links/link-store.ts";
import { findLink } from "../../links/stores/find-in-link-table.ts";
import { linkUnderRightKey } from "../../links/stores/row-of-link-table.ts";
import type { ReportRead } from "../../metrics/read-event.ts";
import type { KnownMeta } from "../../names/issued-names.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { metaOf } from "../../names/stores/meta-table.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres } from "../../postgres/postgres.ts";

/** The last rung of the read ladder: the truth. */
export function createPostgresLinkStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  confirmation: KeyConfirmation;
  /** Learns what each look-up has read about the database. */
  knownMeta?: Pick<KnownMeta, "learn">;
  now: () => number;
  report: ReportRead;
}): LinkStore<IssuedName> {
  const { postgres, timeoutMs, confirmation, knownMeta, now, report } = options;
  return {
    async find(names) {
      const asOf = now();
      const rows = await postgres.run("find a link", () => AbortSignal.timeout(timeoutMs), findLink(names));
      const row = onlyRow("find a link", rows);
      knownMeta?.learn(metaOf(row), asOf);
      const found = linkUnderRightKey(names, row, confirmation);
      report({ tier: "postgres", outcome: found === null ? "none" : "hit" });
      if (found === null) return { target: null, asOf, tier: "postgres" };
      return { target: targetOf(found.link), name: found.name, asOf, tier: "postgres" };
    },
  };
}
