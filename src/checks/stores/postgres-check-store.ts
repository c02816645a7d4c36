import { createRowReader } from "../../lib/row-reader.ts";
import type { Destination } from "../../links/destination.ts";
import type { LinkChecks } from "../../links/listing/link-checks.ts";
import { linkId } from "../../names/link-id.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { CheckStore } from "../check-store.ts";
import type { CheckProblem, LinkCheck, LookedAtLink } from "../link-check.ts";
import { claimHost, findChecks, forgetHosts, keepCheck, nextLinks, takeIn, walkLinks } from "./check-statements.ts";

interface Statements {
  readonly postgres: Postgres;
  readonly timeoutMs: number;
}

export function createPostgresCheckStore({ postgres, timeoutMs }: Statements): CheckStore {
  return {
    async ofLink(link, deadline) {
      const rows = await postgres.run("read a check of a link", () => deadline.signal(timeoutMs), findChecks([link]));
      return rows[0] === undefined ? null : checkOfRow(rows[0]);
    },

    async claim(host, now, deadline) {
      const rows = await postgres.run("claim a host", () => deadline.signal(timeoutMs), claimHost(host, now));
      return rows.length > 0;
    },

    async keep(link, look, verdict, now, deadline) {
      const operation = "keep a check of a link";
      const statement = keepCheck(link, new URL(link.url).hostname, look, verdict, now);
      return checkOfRow(onlyRow(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), statement)));
    },

    async next(limit, now, deadline) {
      const rows = await postgres.run("read links to look at", () => deadline.signal(timeoutMs), nextLinks(limit, now));
      return rows.map((row) => {
        const column = createRowReader("a link to look at", row);
        return linkOf(column.text("id"), column.text("url"));
      });
    },

    async walk(limit, deadline) {
      const operation = "walk links to look at";
      const row = onlyRow(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), walkLinks(limit)));
      const column = createRowReader("a stretch of links", row);
      const last = column.textOrNull("last");
      // As the statement builds them.
      const found = JSON.parse(column.textOrNull("links") ?? "[]") as [string, string][];
      return {
        links: found.map(([id, url]) => linkOf(id, url)),
        after: BigInt(column.text("after")),
        last: last === null ? null : BigInt(last),
      };
    },

    async takeIn({ links, after, last }, hostOf, deadline) {
      const found = links.map((link) => ({ ...link, host: hostOf(link) }));
      await postgres.run("take in links to look at", () => deadline.signal(timeoutMs), takeIn(found, after, last));
    },

    async forgetHosts(now, deadline) {
      await postgres.run("forget hosts", () => deadline.signal(timeoutMs), forgetHosts(now));
    },
  };
}

/** For lists. */
export function createPostgresLinkChecks({ postgres, timeoutMs }: Statements): LinkChecks {
  return {
    async ofLinks(links, deadline) {
      const rows = await postgres.run("read checks of links", () => deadline.signal(timeoutMs), findChecks(links));
      return new Map(rows.map((row) => [linkId(String(row["link_id"])), checkOfRow(row)]));
    },
  };
}

function checkOfRow(row: Row): LinkCheck {
  const column = createRowReader("a check of a link", row);
  return {
    status: column.integerOrNull("status"),
    finalUrl: column.text("final_url"),
    problem: column.textOrNull("problem") as CheckProblem | null, // Only keepCheck() writes it.
    durationMs: column.integerOrNull("duration_ms") ?? 0,
    checkedAt: column.moment("checked_at"),
    failingSince: column.momentOrNull("failing_since"),
    isBroken: column.flag("is_broken"),
  };
}

/** What is in the table passed the brand's parser on its way in. */
function linkOf(id: string, url: string): LookedAtLink {
  return { id: linkId(id), url: url as Destination };
}
