import { fromTagCell } from "../../links/tag-cell.ts";
import { type CsvRecord, columnName, type JsonRecord, type RecordReader } from "../import-format.ts";
import { planFields } from "./field-plan.ts";
import { createPlanReader } from "./read-by-plan.ts";

/**
 * Reads a CSV by the names of its columns. @param tagsIn the tags in a cell.
 * @param domainColumn the column of the links' domains; null where one of that name may mean another thing.
 * @returns null without a destination.
 */
export function openCsvByPlan(
  tagsIn: (cell: string) => readonly unknown[] = fromTagCell,
  domainColumn: string | null = null,
) {
  return (columns: ReadonlySet<string>, sample: readonly CsvRecord[]): RecordReader<CsvRecord> | null => {
    const plan = planFields(columns, sample);
    return plan === null ? null : createPlanReader(plan, tagsIn, domainColumn ?? dubsDomain(columns));
  };
}

/** Fields that later records bring are looked at too, up to so many: a file may have other ones in each line. */
const MAX_FIELDS = 1_000;

/** Reads JSON by the names of its fields. @returns null where the first records have no destination. */
export function openJsonByPlan(sample: readonly JsonRecord[]): RecordReader<JsonRecord> | null {
  const first = sample.map(valuesOf);
  const known = new Set(first.flatMap((values) => Object.keys(values)));
  const plan = planFields(known, first);
  if (plan === null) return null;
  const domainColumn = dubsDomain(known);
  let reader = createPlanReader(plan, fromTagCell, domainColumn);
  return {
    understands: (field) => reader.understands(columnName(field)),
    read(record) {
      const values = valuesOf(record);
      const fresh = Object.keys(values).filter((name) => !known.has(name));
      if (fresh.length > 0 && known.size < MAX_FIELDS) {
        for (const name of fresh) known.add(name);
        reader = createPlanReader(planFields(known, first) ?? plan, fromTagCell, domainColumn);
      }
      return reader.read(values);
    },
  };
}

/** By `columnName`; of fields that are called the same, the first that says something. */
function valuesOf(record: JsonRecord): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [field, value] of Object.entries(record)) {
    const name = columnName(field);
    if ((values.get(name) ?? "") === "") values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** Dub's links have `domain` and `key`. Elsewhere a column of that name may be the destination's. */
function dubsDomain(columns: ReadonlySet<string>): string | null {
  return columns.has("domain") && columns.has("key") ? "domain" : null;
}
