import { foreignTags, foreignText, foreignTime, foreignTitle, nameInUrl } from "../foreign-values.ts";
import { type ImportFormat, isJsonRecord } from "../import-format.ts";
import { NOTHING_KEPT } from "../import-row.ts";

/**
 * Bitly.
 *
 * JSON: `GET /v4/groups/{group_guid}/bitlinks` (Bitly's API reference, "Retrieve Bitlinks by Group"), as
 * shlinkio/shlink-importer 5.7.0 reads it, src/Sources/Bitly/BitlyApiImporter.php: `{links: [{link, long_url,
 * title, tags, created_at, custom_bitlinks}], pagination}`. The first custom back-half is the printed name.
 *
 * CSV: what the dashboard's "Export" sends, with the columns `Link`, `Custom Link` and `Destination URL`, as
 * URLR/urlr-docs names them, docs/migration/bitly.md (commit 1034cf7). Bitly's own description of it was
 * out of reach, so its title, tags and date are read under the names that Bitly's pages use, where present.
 *
 * An archived link of Bitly's is only hidden from lists: it goes on leading on.
 */
export const bitly: ImportFormat = {
  name: "bitly",
  csv: {
    recognises: (columns) => columns.has("destinationurl") && columns.has("link"),
    read: (record) => ({
      ...NOTHING_KEPT,
      name: nameInUrl(record["customlink"] ?? record["link"]),
      fields: {
        url: record["destinationurl"] ?? "",
        title: foreignTitle(record["title"]),
        tags: foreignTags(record["tags"]),
      },
      createdAt: foreignTime(record["datecreated"] ?? record["created"]),
    }),
  },
  json: {
    recognises: (record) => "long_url" in record && "link" in record,
    read: (record) => {
      const custom: unknown = Array.isArray(record["custom_bitlinks"]) ? record["custom_bitlinks"][0] : undefined;
      return {
        ...NOTHING_KEPT,
        name: nameInUrl(foreignText(custom) ?? record["link"]),
        fields: {
          url: record["long_url"],
          title: foreignTitle(record["title"]),
          tags: foreignTags(record["tags"]),
        },
        createdAt: foreignTime(record["created_at"]),
      };
    },
    linksIn({ links }) {
      if (!Array.isArray(links)) return null;
      const first: unknown = links[0];
      return isJsonRecord(first) && "long_url" in first ? links : null;
    },
  },
};
