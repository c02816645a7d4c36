import { fromTagCell } from "../links/tag-cell.ts";
import { finite, nameInUrl } from "./foreign-values.ts";
import type { CsvRecord, JsonRecord, RowContent } from "./import-format.ts";

/**
 * Rows with the names of Bijou's own fields, of which `url` alone is needed. Other fields are not looked
 * at: a link that was exported has more of them than one that is created.
 *
 * A limit of visits is brought along, and counted anew: no export says how many were used.
 */
const FIELDS = [
  ...["url", "title", "tags", "redirectStatus", "enabled", "expiresAt", "expiredUrl", "forwardQuery", "maxVisits"],
];

const ALL_FIELDS = [
  ...FIELDS,
  ...["slug", "id", "createdAt", "updatedAt", "password", "passwordProtected", "passwordHash"],
];

export const URL_COLUMNS = ["url", "longurl", "destination", "destinationurl", "target", "originalurl"];

/** Columns that mean the same as ours to whoever wrote the file. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  url: URL_COLUMNS,
  slug: ["slug", "alias", "shortcode", "keyword", "backhalf"],
};

export function readOwnJson(record: JsonRecord): RowContent {
  const text = (field: string) => (typeof record[field] === "string" ? record[field] : null);
  const misfit = ["slug", "createdAt", "updatedAt"].find((field) => isGiven(record[field]) && text(field) === null);
  if (misfit !== undefined) return { problem: `${misfit} must be a string` };
  const isOpen = record["passwordProtected"] !== true && !isGiven(record["password"]);
  if (!isOpen && text("passwordHash") === null) return LOST_PASSWORD;
  const id = text("id");
  return {
    name: text("slug"),
    id: id !== null && /^\d{1,16}$/.test(id) ? id : null,
    fields: Object.fromEntries(FIELDS.flatMap((field) => (field in record ? [[field, finite(record[field])]] : []))),
    createdAt: text("createdAt"),
    updatedAt: text("updatedAt"),
    passwordHash: text("passwordHash"),
  };
}

export function readOwnCsv(record: CsvRecord): RowContent {
  const entries = ALL_FIELDS.flatMap((field): [string, unknown][] => {
    const columns = SYNONYMS[field] ?? [field.toLowerCase()];
    const cell = columns.map((column) => record[column]).find((value) => value !== undefined);
    return cell === undefined ? [] : [[field, valueOf(field, cell)]];
  });
  return readOwnJson({ url: "", slug: nameInUrl(record["shorturl"]), ...Object.fromEntries(entries) });
}

/** Without it anybody could open the link. */
const LOST_PASSWORD = { problem: "has a password, which can't be brought along" };

function valueOf(field: string, text: string): unknown {
  switch (field) {
    case "tags":
      return fromTagCell(text);
    case "redirectStatus":
      return Number(text);
    case "maxVisits":
      // What is no number stays as it is, for the rules to refuse: NaN would be null behind the Queue, and no limit.
      return /^\d{1,15}$/.test(text) ? Number(text) : text;
    case "enabled":
    case "forwardQuery":
    case "passwordProtected":
      // Spreadsheets write TRUE.
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
    default:
      return text;
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
