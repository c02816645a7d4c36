import { printedName } from "../fields/printed-name.ts";
import type { ImportFormat, JsonRecord, RowContent } from "../import-format.ts";
import { NOTHING_KEPT } from "../import-row.ts";
import { domainIn, foreignTime } from "../reading/foreign-values.ts";

/**
 * Kutt, which has no export of its own: its API's `GET /api/v2/links`, thedevs-network/kutt 3.2.3,
 * server/handlers/links.handler.js (`get`) and server/utils/utils.js (`sanitize.link`): `{total, limit, skip,
 * data: [{address, target, description, banned, password, expire_in, created_at, domain, link, …}]}`. It
 * comes in pages, each of them a file of its own here. `password` only tells that there is one.
 *
 * A banned link comes switched off. A link keeps its `domain`, a host that has to be one here; null is Kutt's own, and becomes the
 * default one.
 */
export const kutt: ImportFormat = {
  name: "kutt",
  json: {
    recognises: (record) => "address" in record && "target" in record,
    open: () => ({ understands: (field) => FIELDS.has(field), read: readLink }),
    linksIn: ({ total, data }) => (typeof total === "number" && Array.isArray(data) ? data : null),
  },
};

/** What `link` says, the address and the domain say too. */
const FIELDS = new Set([
  ...["address", "domain", "link", "target", "description"],
  ...["banned", "password", "expire_in", "created_at"],
]);

function readLink(record: JsonRecord): RowContent {
  // Without the password anybody could open the link.
  if (record["password"] === true) return { problem: "has a password, which can't be imported" };
  return {
    ...NOTHING_KEPT,
    ...domainIn(record["domain"]),
    name: printedName(record["address"]),
    fields: {
      url: record["target"],
      title: record["description"],
      expiresAt: foreignTime(record["expire_in"]),
      enabled: record["banned"] !== true,
    },
    createdAt: record["created_at"],
  };
}
