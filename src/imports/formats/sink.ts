import { isCountry } from "../../rules/countries.ts";
import { printedName } from "../fields/printed-name.ts";
import { type ImportFormat, isJsonRecord, type JsonRecord, type RowContent } from "../import-format.ts";
import { NOTHING_KEPT } from "../import-row.ts";
import { foreignTags, foreignText, foreignTime } from "../reading/foreign-values.ts";

/**
 * Sink: `GET /api/link/export`, miantiao-me/Sink 0.3.0, server/api/link/export.get.ts and
 * shared/schemas/link.ts: `{version, exportedAt, count, links: [{id, url, slug, title, tags, createdAt,
 * updatedAt, expiration, password, redirectWithQuery, unsafe, …}], cursor, list_complete}`, times in seconds.
 * It comes in pages, each of them a file of its own here.
 *
 * `google`, `apple` and `geo` (`{DE: url}`) become rules, in the order in which Sink asks them
 * (server/middleware/1.redirect.ts): the device before the country. The preview's texts are not brought along. A link that
 * Sink warns of (`unsafe`) comes switched off.
 */
export const sink: ImportFormat = {
  name: "sink",
  json: {
    recognises: (record) => "slug" in record && "url" in record && typeof record["createdAt"] === "number",
    open: () => ({ understands: (field) => FIELDS.has(field), read: readLink }),
    linksIn: ({ version, links }) => (typeof version === "string" && Array.isArray(links) ? links : null),
  },
};

const FIELDS = new Set([
  ...["slug", "url", "title", "tags", "createdAt", "expiration", "password", "redirectWithQuery", "unsafe"],
  ...["google", "apple", "geo"],
]);

function readLink(record: JsonRecord): RowContent {
  // Bijou can't check Sink's hash, and without a password anybody could open the link.
  if (foreignText(record["password"]) !== null) return { problem: "has a password, which can't be imported" };
  const rules = rulesOf(record);
  const forwardQuery = record["redirectWithQuery"] === true;
  // Sink adds the query to `url` and `geo` alone.
  const isForwardedMore = forwardQuery && [record["google"], record["apple"]].some((url) => foreignText(url) !== null);
  return {
    ...NOTHING_KEPT,
    name: printedName(record["slug"]),
    fields: {
      url: record["url"],
      title: record["title"],
      tags: foreignTags(record["tags"]),
      expiresAt: foreignTime(record["expiration"]),
      forwardQuery,
      enabled: record["unsafe"] !== true,
      ...(rules.length === 0 ? {} : { rules }),
    },
    createdAt: record["createdAt"],
    ...(isForwardedMore ? { notes: ["its rules for devices forward the query too"] } : {}),
  };
}

function rulesOf({ google, apple, geo }: JsonRecord): readonly object[] {
  const byDevice = [
    { name: "Android", when: { os: ["android"] }, url: foreignText(google) },
    { name: "Apple", when: { os: ["ios"] }, url: foreignText(apple) },
  ];
  // A code that is no country's matches nobody there either.
  const places = Object.entries(isJsonRecord(geo) ? geo : {}).filter(
    ([code, url]) => isCountry(code.toUpperCase()) && foreignText(url) !== null,
  );
  // Countries that lead to the same place are one rule: a link has 32 at most.
  const byCountry = Array.from(
    Map.groupBy(places, ([, url]) => foreignText(url)),
    ([url, entries]) => {
      const country = entries.map(([code]) => code.toUpperCase());
      const [first = ""] = country;
      return { name: country.length === 1 ? first : `${first} + ${country.length - 1}`, when: { country }, url };
    },
  );
  return [...byDevice.filter(({ url }) => url !== null), ...byCountry];
}
