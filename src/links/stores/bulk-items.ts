import { createRowReader } from "../../lib/row-reader.ts";
import { StoreError } from "../../lib/store-error.ts";
import { linkId } from "../../names/link-id.ts";
import type { Row } from "../../postgres/postgres.ts";
import { pickFields } from "../field-values.ts";
import type { Link } from "../link.ts";
import type { BulkDraft, BulkDraftItem, BulkItemOutcome } from "../link-repository.ts";
import { isReadableRow, LATER_COLUMNS, linkOfRow } from "./row-of-link-table.ts";

/**
 * What became of the items of a bulk create, from the JSON of `createLinks`.
 *
 * @param draft the items in their order: what the JSON leaves out of them is as it was sent.
 * @throws {StoreError} when the JSON is not about these items.
 */
export function bulkItemsOf(
  operation: string,
  items: unknown,
  { items: sent, createdBy }: Pick<BulkDraft, "items" | "createdBy">,
): BulkItemOutcome[] {
  const wrong = (reason: string) => new StoreError({ store: "postgres", operation, reason });
  if (!Array.isArray(items) || items.length !== sent.length) throw wrong("not an outcome for each item");

  return sent.map((given, i) => {
    const item = items[i] as Row; // An object, as the statement builds it.
    const { kind, problem, link } = item;
    if (kind === "slug-taken") return { kind };
    if (kind === "refused") {
      if (typeof problem === "string") return { kind, problem: JSON.parse(problem) as object }; // As first sent.
      if (given.kind === "refused") return { kind, problem: given.problem };
    }
    if (kind === "created" || kind === "existing") {
      // An object, as above.
      if (typeof link === "object" && link !== null && !isReadableRow(link as Row)) return { kind: "unreadable" };
      const known = typeof link === "object" && link !== null ? linkOfRow({ ...LATER_COLUMNS, ...link }) : null;
      if (known !== null) return { kind, link: known };
      if (given.kind === "draft" && kind === "created")
        return { kind, link: linkOfDraft(given.draft, createdBy, item) };
    }
    throw wrong("an item without an outcome in the answer");
  });
}

type Draft = Extract<BulkDraftItem, { kind: "draft" }>["draft"];

function linkOfDraft(draft: Draft, owner: string, item: Row): Link {
  const column = createRowReader("a link that was made", item);
  const [id, createdAt] = [linkId(column.text("id")), column.moment("created_at")];
  const { slug, domain, passwordHash } = draft;
  const createdBy = { owner, name: null };
  return {
    ...pickFields(draft),
    id,
    slug,
    domain,
    passwordHash,
    createdBy,
    createdAt,
    updatedAt: createdAt,
    version: 0,
  };
}
