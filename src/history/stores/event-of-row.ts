import { createRowReader } from "../../lib/row-reader.ts";
import { ALL_FIELDS } from "../../links/field-values.ts";
import { linkId } from "../../names/link-id.ts";
import type { Row } from "../../postgres/postgres.ts";
import { type Changes, EVENT_TYPES, type LinkEvent } from "../link-event.ts";
import { FORGOTTEN_SLUG } from "./history-table.ts";

/**
 * The event in a row of `link_events`, with `actor_name`.
 * @throws {TypeError} when a column is not what the schema says.
 */
export function eventOfRow(row: Row): LinkEvent {
  const column = createRowReader("an event", row);
  const type = EVENT_TYPES.find((known) => known === row["type"]);
  if (type === undefined) throw new TypeError("Cannot read an event: its type is not known");
  const owner = column.textOrNull("actor");
  const slug = column.textOrNull("slug");
  return {
    id: BigInt(column.text("id")),
    time: column.moment("time"),
    type,
    linkId: linkId(column.text("link_id")),
    slug: slug as LinkEvent["slug"], // It was a link's.
    isForgotten: slug === FORGOTTEN_SLUG,
    actor: owner === null ? null : { owner, name: column.textOrNull("actor_name") },
    changes: changesOf(row["changes"], type === "link.created"),
  };
}

/** Columns that this release knows no field of are another's to tell. */
function changesOf(stored: unknown, isCreate: boolean): Changes {
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
