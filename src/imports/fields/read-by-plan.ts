import { ALL_FIELDS, type AnyField } from "../../links/field-values.ts";
import { fromTagCell } from "../../links/tag-cell.ts";
import type { RecordReader, RowContent } from "../import-format.ts";
import { domainIn, finite, foreignText, foreignTime } from "../reading/foreign-values.ts";
import { OTHER_FIELDS } from "./field-names.ts";
import type { FieldPlan } from "./field-plan.ts";
import { printedName } from "./printed-name.ts";

/**
 * Rows of files that nobody wrote for Bijou: CSV and JSON alike, by the plan of the file.
 *
 * A row may have more than one name (its code, and one that somebody chose). Here a link has one name: the first counts, and
 * the others are noted.
 */
type Values = Readonly<Record<string, unknown>>;

/** Those that need no more than their kind knows of a cell. */
const PLAIN_FIELDS = ALL_FIELDS.filter(({ name }) => !["url", "title", "tags", "expiresAt"].includes(name));

/** More than any link has, of what a row may tell. */
const MAX_OTHER_NAMES = 5;

/** @param tagsIn of a text. @param domainColumn that has the domain of each link; null for none. */
export function createPlanReader(
  plan: FieldPlan,
  tagsIn: (text: string) => readonly unknown[] = fromTagCell,
  domainColumn: string | null = null,
) {
  return {
    understands: (field: string) => plan.fields.has(field) || field === domainColumn,

    read(values: Values): RowContent {
      const given = (columns: readonly string[]) => columns.map((column) => values[column]).find(isGiven);
      if (hasPassword(given) && foreignText(given(OTHER_FIELDS.passwordHash)) === null) return LOST_PASSWORD;

      const [name = null, ...otherNames] = namesIn(values, plan.names);
      const noNames = plan.names.filter((column) => isNoText(values[column]));
      const title = given(plan.titles.filter((column) => !isNameIn(values, column, plan, name)));
      const tags = given(OTHER_FIELDS.tags);
      const expiry = expiryOf(given(OTHER_FIELDS.expiresAt));
      const plain = PLAIN_FIELDS.map((field) => [
        field.name,
        valueOf(field, given(field.name === "url" ? [] : OTHER_FIELDS[field.name])),
      ]);
      const optional = {
        ...(Object.fromEntries(plain) as Record<string, unknown>),
        title: typeof title === "string" ? foreignText(title) : title,
        tags: typeof tags === "string" ? tagsIn(tags) : tags,
        expiresAt: expiry?.time,
      };
      const fields = Object.entries(optional).filter(([, value]) => isGiven(value));
      const notes = [
        ...otherNames.map((other) => `not under its other name ${JSON.stringify(other)}`),
        ...noNames.map((column) => `without what its ${column} says, which is no text`),
        ...(expiry?.notes ?? []),
      ];
      return {
        name,
        id: null,
        fields: { url: textOr(given(plan.urls)) ?? "", ...Object.fromEntries(fields) },
        createdAt: given(OTHER_FIELDS.createdAt) ?? null,
        updatedAt: given(OTHER_FIELDS.updatedAt) ?? null,
        passwordHash: foreignText(given(OTHER_FIELDS.passwordHash)),
        ...(domainColumn === null ? {} : domainIn(values[domainColumn])),
        ...(notes.length === 0 ? {} : { notes }),
      };
    },
  } satisfies RecordReader<Values>;
}

/** Without it anybody could open the link. */
const LOST_PASSWORD = { problem: "has a password, which can't be imported" };

function hasPassword(given: (columns: readonly string[]) => unknown): boolean {
  return [OTHER_FIELDS.password, OTHER_FIELDS.passwordProtected].some((columns) => {
    const value = given(columns);
    return isGiven(value) && !/^(?:false|no|0)$/i.test(String(value));
  });
}

/** Those that differ, the one that counts first. */
function namesIn(values: Values, columns: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const value of columns.flatMap((column) => (isTitle(column, values[column]) ? [] : values[column]))) {
    const name = printedName(value);
    if (name !== null && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()].slice(0, 1 + MAX_OTHER_NAMES);
}

function isNoText(value: unknown): boolean {
  return value === true || (Array.isArray(value) ? value.some(isNoText) : typeof value === "object" && value !== null);
}

/** Nobody prints a link with a space in it. */
function isTitle(column: string, value: unknown): boolean {
  return /^(?:link)?name$/.test(column) && typeof value === "string" && /\S\s+\S/.test(value);
}

/** Whether a column that could be a title has become the name. */
function isNameIn(values: Values, column: string, plan: FieldPlan, name: string | null): boolean {
  return plan.names.includes(column) && name !== null && printedName(values[column]) === name;
}

/**
 * A date without a time is read as its end: a link that ends a day late is less of a loss than one that ends a day
 * early. It is noted, since nobody knows the zone.
 */
function expiryOf(value: unknown): { time: unknown; notes: readonly string[] } | null {
  if (!isGiven(value)) return null;
  const time = foreignTime(value);
  const isDate = typeof value === "string" && !/:|^\d{9,}/.test(value) && time?.endsWith("T00:00:00.000Z") === true;
  if (!isDate) return { time: time ?? value, notes: [] };
  const end = `${time.slice(0, 10)}T23:59:59.999Z`;
  return { time: end, notes: [`its expiry, a date, was read as the end of that day in UTC: ${end}`] };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function textOr(value: unknown): unknown {
  return typeof value === "string" ? foreignText(value) : value;
}

function valueOf(field: AnyField, value: unknown): unknown {
  if (typeof value !== "string") return finite(value);
  const text = foreignText(value);
  return text === null ? null : field.ofCell(text);
}
