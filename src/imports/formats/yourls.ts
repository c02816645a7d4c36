import { openCsvByPlan, openJsonByPlan } from "../fields/open-by-plan.ts";
import { type ImportFormat, isJsonRecord, type JsonRecord } from "../import-format.ts";

/**
 * YOURLS, which has no export of its own.
 *
 * JSON: its API's `action=stats&format=json`, YOURLS/YOURLS 1.10.4, includes/functions.php,
 * `yourls_get_stats`: `{links: {link_1: {shorturl, url, title, timestamp, ip, clicks}, …}}`; and that of the
 * plugin which Shlink's importer asks for, acelaya/yourls-shlink-import-plugin 1.0, plugin.php:
 * `{result: [{keyword, url, title, timestamp, ip, clicks}]}`.
 *
 * CSV: the plugin GautamGupta/YOURLS-Import-Export 1.0.1, fileio/csv.php: `source,target,hits`, where the
 * source is the keyword between slashes.
 *
 * Times are UTC (includes/Config/Init.php) and written as in SQL. Addresses of creators are not read.
 */
export const yourls: ImportFormat = {
  name: "yourls",
  csv: {
    recognises: (columns) => columns.has("source") && columns.has("target"),
    open: openCsvByPlan(),
  },
  json: {
    recognises: (record) => "timestamp" in record && "url" in record && ("keyword" in record || "shorturl" in record),
    open: openJsonByPlan,
    linksIn({ links, result }) {
      if (Array.isArray(result)) return startsAsOurs(result) ? result : null;
      const list = isJsonRecord(links) ? Object.values(links) : [];
      return startsAsOurs(list) ? list : null;
    },
  },
};

function startsAsOurs([first]: readonly unknown[]): boolean {
  const isOurs = (record: JsonRecord) => "timestamp" in record && "url" in record;
  return isJsonRecord(first) && isOurs(first);
}
