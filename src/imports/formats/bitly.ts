import { openCsvByPlan, openJsonByPlan } from "../fields/open-by-plan.ts";
import { type ImportFormat, isJsonRecord } from "../import-format.ts";

/**
 * Bitly.
 *
 * JSON: `GET /v4/groups/{group_guid}/bitlinks` (Bitly's API reference, "Retrieve Bitlinks by Group"), as
 * shlinkio/shlink-importer 5.7.0 reads it, src/Sources/Bitly/BitlyApiImporter.php: `{links: [{link, long_url,
 * title, tags, created_at, custom_bitlinks}], pagination}`. The first custom back-half is the printed name.
 *
 * CSV: what the dashboard's "Export" sends, with the columns `Link`, `Custom Link` and `Destination URL`, as
 * URLR/urlr-docs names them, docs/migration/bitly.md (commit 1034cf7); older ones say `Bitlink` and `Long URL`, and
 * programs over the API `link` and `long_url`.
 *
 * An archived link of Bitly's is only hidden from lists: it goes on leading on.
 */
export const bitly: ImportFormat = {
  name: "bitly",
  csv: {
    recognises: (columns) =>
      ["destinationurl", "longurl"].some((name) => columns.has(name)) &&
      ["link", "bitlink"].some((name) => columns.has(name)),
    open: openCsvByPlan(),
  },
  json: {
    recognises: (record) => "long_url" in record && "link" in record,
    open: openJsonByPlan,
    linksIn({ links }) {
      if (!Array.isArray(links)) return null;
      const first: unknown = links[0];
      return isJsonRecord(first) && "long_url" in first ? links : null;
    },
  },
};
