import { StoreError } from "../../lib/store-error.ts";
import { targetOf } from "../../links/link.ts";
import { linkOfRow } from "../../links/stores/row-of-link-table.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import { answerLimitedVisit, type VisitLimit } from "../visit-limit.ts";
import { takeVisit } from "./visit-statements.ts";

/** Each time somebody else has to change the link between the statement's snapshot and its turn at the row. */
const MAX_ATTEMPTS = 4;

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresVisitLimit(options: { postgres: Postgres; timeoutMs: number }): VisitLimit {
  const { postgres, timeoutMs } = options;
  return {
    async take(id, visitor, deadline) {
      const operation = "take a visit";
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        // Sent again only if the answer says that no visit was taken.
        const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), takeVisit(id, visitor));
        const [row] = rows;
        if (row === undefined) return null;
        const link = linkOfRow(row);
        if (link === null) throw new StoreError({ store: "postgres", operation, reason: "a row without a link" });
        const target = targetOf(link);
        const answer = answerLimitedVisit(target, row["is_taken"] === true, visitor);
        const isOutdated = answer.kind === "used-up" && row["is_left"] === true;
        if (!isOutdated) return { target, answer };
      }
      throw new StoreError({ store: "postgres", operation, reason: "the link was changed under each attempt" });
    },
  };
}
