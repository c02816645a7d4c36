import { createRowReader } from "../../lib/row-reader.ts";
import { domainIn } from "../../names/domain-of-name.ts";
import { linkId } from "../../names/link-id.ts";
import type { Row } from "../../postgres/postgres.ts";
import { EVENT_TYPES, type LinkEvent } from "../link-event.ts";
import { changesOf } from "../stored-changes.ts";
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
    // A slug says it, also when its link is long gone.
    domain: slug === null ? (column.textOrNull("domain") as LinkEvent["domain"]) : domainIn(slug), // Of a link, too.
    isForgotten: slug === FORGOTTEN_SLUG,
    actor: owner === null ? null : { owner, name: column.textOrNull("actor_name") },
    changes: changesOf(row["changes"], type === "link.created"),
  };
}
