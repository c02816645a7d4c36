import type { SQL } from "drizzle-orm";
import type { Deadline } from "../../lib/deadline.ts";
import { createRowReader } from "../../lib/row-reader.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { DomainName } from "../../names/domain-of-name.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import { type Postgres, type Row, StatementRefused } from "../../postgres/postgres.ts";
import type { Domain, DomainStore } from "../domain-store.ts";
import { APP_LINKS_FILES, type AppLinksFile, type Site } from "../site.ts";
import { createDomain, editDomain, listDomains, readSites, readText, removeDomain } from "./domain-statements.ts";
import { DEFAULT_ROW } from "./domains-table.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresDomainStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  /** Near to the database's clock. */
  now: () => number;
}): DomainStore {
  const { postgres, timeoutMs, now } = options;

  async function change(operation: string, statement: SQL, deadline: Deadline): Promise<Row> {
    const row = onlyRow(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), statement));
    const reason = "the statement began too late, and changed nothing";
    if (row["is_late"] === true) throw new StoreError({ store: "postgres", operation, reason });
    return row;
  }

  return {
    async list(deadline) {
      const rows = await postgres.run("list domains", () => deadline.signal(timeoutMs), listDomains());
      return rows.map(domainOfRow);
    },

    async create(domain, most, deadline) {
      const row = await change("create a domain", createDomain(domain, most, now()), deadline);
      if (row["domain"] !== null) return domainOfRow(row);
      return row["is_full"] === true ? "too-many" : "taken";
    },

    async edit(domain, changes, deadline) {
      const row = await change("edit a domain", editDomain(domain, changes, now()), deadline);
      return row["domain"] === null ? null : domainOfRow(row);
    },

    async remove(domain, deadline) {
      const operation = "delete a domain";
      const again = () => change(operation, removeDomain(domain, now()), deadline);
      // A link that was made while the statement ran: the second look counts it.
      const row = await again().catch((error: unknown) => {
        if (error instanceof StatementRefused && error.sqlState === FOREIGN_KEY_VIOLATION) return again();
        throw error;
      });
      if (row["is_removed"] === true) return "removed";
      const links = Number(row["links"]);
      return links === 0 ? "not-found" : { links };
    },
  };
}

/** PostgreSQL manual, appendix A. */
const FOREIGN_KEY_VIOLATION = "23503";

/** What every isolate keeps. @param options.timeoutMs limit of each statement. */
export function createSitesReader(options: { postgres: Postgres; timeoutMs: number }) {
  const { postgres, timeoutMs } = options;
  const signal = () => AbortSignal.timeout(timeoutMs);
  return {
    readSites: async (): Promise<readonly Site[]> =>
      (await postgres.run("read the domains", signal, readSites())).map(siteOfRow),

    /** @returns null where there is none. */
    async readText(domain: DomainName | null, file: AppLinksFile): Promise<string | null> {
      const [row] = await postgres.run("read the app links of a domain", signal, readText(domain, file));
      return row === undefined ? null : createRowReader("app links", row).textOrNull("text");
    },
  };
}

function domainOfRow(row: Row): Domain {
  const column = createRowReader("a domain", row);
  return {
    ...nameAndUrls(row),
    appleAppSiteAssociation: column.textOrNull("apple_app_site_association"),
    assetLinks: column.textOrNull("asset_links"),
  };
}

function siteOfRow(row: Row): Site {
  const has: Readonly<Record<AppLinksFile, unknown>> = {
    appleAppSiteAssociation: row["has_apple_app_site_association"],
    assetLinks: row["has_asset_links"],
  };
  return { ...nameAndUrls(row), appLinks: APP_LINKS_FILES.filter((file) => has[file] === true) };
}

function nameAndUrls(row: Row) {
  const column = createRowReader("a domain", row);
  const domain = column.text("domain");
  return {
    domain: domain === DEFAULT_ROW ? null : (domain as DomainName), // It passed the brand's parser on its way in.
    homeUrl: column.textOrNull("home_url"),
    notFoundUrl: column.textOrNull("not_found_url"),
    expiredUrl: column.textOrNull("expired_url"),
  };
}
