import { openCsvByPlan } from "../fields/open-by-plan.ts";
import { printedName } from "../fields/printed-name.ts";
import { type ImportFormat, isJsonRecord, type JsonRecord, type RowContent } from "../import-format.ts";
import { NOTHING_KEPT } from "../import-row.ts";
import { domainIn, finite, foreignTags, foreignText, foreignTime } from "../reading/foreign-values.ts";
import { readShlinkRules } from "./shlink-rules.ts";

/**
 * Shlink.
 *
 * CSV: the "Export" of its web client, shlinkio/shlink-web-component 0.19.2,
 * src/short-urls/helpers/ExportShortUrlsBtn.tsx: `createdAt, domain, shortCode, shortUrl, longUrl, title, tags
 * (with bars between), visits`; and the CSV that Shlink itself imports, shlinkio/shlink-importer 5.7.0,
 * README.md and src/Sources/Csv/CsvImporter.php: `Long URL`, `Short code` or `Short URL`, `Title`, `Tags`.
 *
 * JSON: `GET /rest/v3/short-urls`, shlinkio/shlink at commit 59c62a2c (after 5.0.2), docs/swagger/definitions/
 * ShortUrl.json and ShortUrlMeta.json: `{shortUrls: {data: [{shortCode, longUrl, dateCreated, tags, meta:
 * {validSince, validUntil, maxVisits}, title, forwardQuery, …}]}}`.
 *
 * Redirect rules come along where they are in the file (`shlink-rules.ts`), else a note says that they are missing. A link
 * keeps its domain, which has to be one here.
 */
export const shlink: ImportFormat = {
  name: "shlink",
  csv: {
    recognises: (columns) => columns.has("longurl") && (columns.has("shortcode") || columns.has("shorturl")),
    open: openCsvByPlan(foreignTags, "domain"),
  },
  json: {
    recognises: (record) => "shortCode" in record && "longUrl" in record,
    open: (_, now) => ({ understands: (field) => FIELDS.has(field), read: (record) => readLink(record, now) }),
    linksIn: ({ shortUrls }) =>
      isJsonRecord(shortUrls) && Array.isArray(shortUrls["data"]) ? shortUrls["data"] : null,
  },
};

/** What a short URL says, the name and the domain say too. */
const FIELDS = new Set([
  ...["shortCode", "domain", "shortUrl", "longUrl", "dateCreated", "tags", "meta", "title", "forwardQuery"],
  ...["redirectRules", "hasRedirectRules"],
]);

function readLink(record: JsonRecord, now: number): RowContent {
  const meta = isJsonRecord(record["meta"]) ? record["meta"] : {};
  if (isGiven(meta["validSince"]) && !(Date.parse(String(meta["validSince"])) <= now)) {
    return { problem: "is valid only from a later time on, which can't be imported" };
  }
  const { rules, notes } = readShlinkRules(record["redirectRules"], record["hasRedirectRules"] === true);
  return {
    ...NOTHING_KEPT,
    name: printedName(record["shortCode"]),
    fields: {
      url: record["longUrl"],
      title: record["title"],
      tags: foreignTags(record["tags"]),
      expiresAt: foreignTime(meta["validUntil"]),
      // Visits are counted from zero, as for all imported links.
      ...(isGiven(meta["maxVisits"]) ? { maxVisits: finite(meta["maxVisits"]) } : {}),
      forwardQuery: record["forwardQuery"] === true,
      ...(rules === undefined ? {} : { rules }),
    },
    createdAt: foreignText(record["dateCreated"]),
    ...domainIn(record["domain"]),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
