import { fromTagCell } from "../../links/tag-cell.ts";
import { printedName } from "../fields/printed-name.ts";
import type { CsvRecord, JsonRecord, RowContent } from "../import-format.ts";
import { finite } from "./foreign-values.ts";

/**
 * Rows of Bijou's own exports, of which `url` alone is needed. They are read to the letter: a name that ends in a space
 * was exported so, and is printed so.
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

/** What an export has, and what follows from it. */
const KNOWN_FIELDS = new Set([...ALL_FIELDS, "custom", "shortUrl", "keyFingerprint", "bijou", "format", "lastId"]);
const KNOWN_COLUMNS = new Set([...KNOWN_FIELDS].map((field) => field.toLowerCase()));

export function isOwnField(field: string): boolean {
  return KNOWN_FIELDS.has(field);
}

export function isOwnColumn(column: string): boolean {
  return KNOWN_COLUMNS.has(column);
}

export function readOwnJson(record: JsonRecord): RowContent {
  const text = (field: string) => (typeof record[field] === "string" ? record[field] : null);
  if (isGiven(record["slug"]) && text("slug") === null) return { problem: "slug must be a string" };
  const isOpen = record["passwordProtected"] !== true && !isGiven(record["password"]);
  if (!isOpen && text("passwordHash") === null) return LOST_PASSWORD;
  const id = text("id");
  return {
    name: text("slug"),
    id: id !== null && /^\d{1,16}$/.test(id) ? id : null,
    fields: Object.fromEntries(FIELDS.flatMap((field) => (field in record ? [[field, finite(record[field])]] : []))),
    createdAt: record["createdAt"] ?? null,
    updatedAt: record["updatedAt"] ?? null,
    passwordHash: text("passwordHash"),
  };
}

export function readOwnCsv(record: CsvRecord): RowContent {
  const entries = ALL_FIELDS.flatMap((field): [string, unknown][] => {
    const cell = record[field.toLowerCase()];
    return cell === undefined ? [] : [[field, valueOf(field, cell)]];
  });
  return readOwnJson({ url: "", slug: printedName(record["shorturl"]), ...Object.fromEntries(entries) });
}

/** Without it anybody could open the link. */
const LOST_PASSWORD = { problem: "has a password, which can't be imported" };

function valueOf(field: string, text: string): unknown {
  switch (field) {
    case "tags":
      return fromTagCell(text);
    case "redirectStatus":
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
