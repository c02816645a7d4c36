import { flagOfCell } from "../../links/field.ts";
import { ALL_FIELDS, FIELD_NAMES } from "../../links/field-values.ts";
import { printedName } from "../fields/printed-name.ts";
import type { CsvRecord, JsonRecord, RowContent } from "../import-format.ts";
import { domainIn, finite } from "./foreign-values.ts";

/**
 * Rows of Bijou's own exports, of which `url` alone is needed. They are read to the letter: a name that ends in a space
 * was exported so, and is printed so.
 *
 * A limit of visits is imported, and counted from 0 again: no export says how many were used.
 */
const OTHER_FIELDS = [
  "slug",
  "domain",
  "id",
  "createdAt",
  "updatedAt",
  "password",
  "passwordProtected",
  "passwordHash",
];

/** What an export has, and what follows from it. */
const KNOWN_FIELDS = new Set<string>([
  ...[...FIELD_NAMES, ...OTHER_FIELDS],
  ...["custom", "shortUrl", "keyFingerprint", "bijou", "format", "lastId"],
]);
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
    fields: Object.fromEntries(
      FIELD_NAMES.flatMap((field) => (field in record ? [[field, finite(record[field])]] : [])),
    ),
    createdAt: record["createdAt"] ?? null,
    updatedAt: record["updatedAt"] ?? null,
    passwordHash: text("passwordHash"),
    ...domainIn(record["domain"]),
  };
}

export function readOwnCsv(record: CsvRecord): RowContent {
  const cellOf = (field: string) => record[field.toLowerCase()];
  const fields = ALL_FIELDS.flatMap(({ name, ofCell }): [string, unknown][] => {
    const cell = cellOf(name);
    return cell === undefined ? [] : [[name, ofCell(cell)]];
  });
  const others = OTHER_FIELDS.flatMap((field): [string, unknown][] => {
    const cell = cellOf(field);
    return cell === undefined ? [] : [[field, field === "passwordProtected" ? flagOfCell(cell) : cell]];
  });
  return readOwnJson({ url: "", slug: printedName(record["shorturl"]), ...Object.fromEntries([...fields, ...others]) });
}

/** Without it anybody could open the link. */
const LOST_PASSWORD = { problem: "has a password, which can't be imported" };

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
