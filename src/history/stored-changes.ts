import { createRowReader } from "../lib/row-reader.ts";
import { ALL_FIELDS } from "../links/field-values.ts";
import type { Changes } from "./link-event.ts";

/**
 * What an event says, from the columns of `links` that it was kept as. Columns that this release knows no field of are another's
 * to tell.
 * @param isCreate whether it has one value for each, and not two.
 * @throws {TypeError} when it is not what the schema says.
 */
export function changesOf(stored: unknown, isCreate: boolean): Changes {
  if (typeof stored !== "object" || stored === null) throw new TypeError("Cannot read an event: changes is no object");
  const values = new Map<string, unknown>(Object.entries(stored));
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  const tell = (name: string, its: unknown, read: (value: unknown) => unknown, before: unknown) => {
    if (isCreate) changes[name] = { from: before, to: read(its) };
    else if (Array.isArray(its)) changes[name] = { from: read(its[0]), to: read(its[1]) };
    else throw new TypeError("Cannot read an event: a change is not from one value to another");
  };
  for (const field of ALL_FIELDS) {
    const its = values.get(field.column);
    if (its === undefined) continue;
    const read = (value: unknown) => field.json(field.read(createRowReader("an event", { [field.column]: value })));
    tell(field.name, its, read, null);
  }
  // By psql alone: no edit changes a slug.
  for (const name of ["slug", "password"]) {
    const its = values.get(name);
    if (its !== undefined) tell(name, its, (value) => value, name === "password" ? "none" : null);
  }
  return changes;
}
