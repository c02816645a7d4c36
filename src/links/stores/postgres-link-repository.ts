import type { Deadline } from "../../lib/deadline.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import { againIfContended, isSlugTaken } from "../../postgres/again-if-contended.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import { BY_NOBODY } from "../changes/changed-by.ts";
import type {
  BulkDraft,
  BulkOutcome,
  CreateOutcome,
  IssuedLink,
  LinkDraft,
  LinkRepository,
  PreconditionFailed,
} from "../link-repository.ts";
import { UnreadableLink } from "../unreadable-link.ts";
import { bulkItemsOf } from "./bulk-items.ts";
import { createLinks } from "./bulk-statements.ts";
import { purgeLink } from "./deleted-link-statements.ts";
import { findLink, findTaken } from "./find-in-link-table.ts";
import { claimKeyFingerprint, createLink, editLink, recallCreate, removeLink } from "./link-statements.ts";
import { listLinks } from "./list-statements.ts";
import { linkOfRow, linkUnderRightKey } from "./row-of-link-table.ts";

/** @param options.timeoutMs limit of each statement, within the deadline of the request. */
export function createPostgresLinkRepository(options: {
  postgres: Postgres;
  timeoutMs: number;
  fingerprint: string;
  confirmation: KeyConfirmation;
  /** It must be close to the database's clock: see `BEGIN_LIMIT_MS`. */
  now: () => number;
}): LinkRepository {
  const { postgres, timeoutMs, fingerprint, confirmation, now } = options;

  async function tryCreate(draft: LinkDraft, deadline: Deadline): Promise<CreateOutcome | "unclaimed"> {
    const operation = "create a link";
    let row: Row;
    try {
      row = onlyRow(
        operation,
        await postgres.run(operation, () => deadline.signal(timeoutMs), createLink(draft, fingerprint)),
      );
    } catch (error) {
      if (isSlugTaken(error)) return { kind: "slug-taken" };
      throw error;
    }
    return outcomeOf(operation, row);
  }

  /** What a row of `createLink` or `recallCreate` says. */
  function outcomeOf(operation: string, row: Row): CreateOutcome | "unclaimed" {
    const key = confirmation.observe(fingerprintOf(row));
    if (key === "unclaimed") return "unclaimed";
    if (key === "wrong") return { kind: "wrong-code-key" };
    if (row["is_same_body"] !== true) return { kind: "idempotency-mismatch" };
    const isCreated = row["existed"] !== true;
    // An answer that the release before remembered has no version. A link that was just made had the first version.
    const link = linkOfRow(isCreated ? { ...row, version: row["version"] ?? 0 } : row);
    if (link === null) throw new StoreError({ store: "postgres", operation, reason: "no link in the answer" });
    return { kind: isCreated ? "created" : "existing", link, isReplay: row["is_fresh"] !== true };
  }

  /** What the row of `createLinks` says. */
  function bulkOutcomeOf(operation: string, row: Row, draft: BulkDraft): BulkOutcome | "unclaimed" {
    const key = confirmation.observe(fingerprintOf(row));
    if (key === "unclaimed") return "unclaimed";
    if (key === "wrong") return { kind: "wrong-code-key" };
    if (row["is_same_body"] !== true) return { kind: "idempotency-mismatch" };
    return { kind: "answered", items: bulkItemsOf(operation, row["items"], draft), isReplay: row["is_fresh"] !== true };
  }

  /** What the row of `editLink` or `removeLink` says. */
  function changedLinkOf(
    operation: string,
    names: readonly IssuedName[],
    rows: readonly Row[],
  ): IssuedLink | PreconditionFailed | null {
    const row = onlyRow(operation, rows);
    const changed = linkUnderRightKey(names, row, confirmation);
    if (changed !== null) return changed;
    if (row["is_late"] === true)
      throw new StoreError({
        store: "postgres",
        operation,
        reason: "the statement began too late, and changed nothing",
      });
    if (row["is_unreadable"] === true) throw new UnreadableLink(operation);
    return row["is_in_another_state"] === true ? "precondition-failed" : null;
  }

  /** The very first create writes the fingerprint, and is then tried once more. */
  async function claiming<Outcome>(
    deadline: Deadline,
    attempt: () => Promise<Outcome | "unclaimed">,
  ): Promise<Outcome | { readonly kind: "wrong-code-key" }> {
    const outcome = await attempt();
    if (outcome !== "unclaimed") return outcome;
    const operation = "claim the database for CODE_KEY";
    await postgres.run(operation, () => deadline.signal(timeoutMs), claimKeyFingerprint(fingerprint));
    const second = await attempt();
    return second === "unclaimed" ? { kind: "wrong-code-key" } : second;
  }

  return {
    create: (draft, deadline) =>
      claiming(deadline, async () => {
        const outcome = await tryCreate(draft, deadline);
        const isForItself = draft.findIfExists && draft.slug !== null;
        // The same request may have been sent twice at the same time, and the other took the slug. Then its answer can
        // be found.
        return outcome !== "unclaimed" && outcome.kind === "slug-taken" && isForItself
          ? tryCreate(draft, deadline)
          : outcome;
      }),

    async createMany(draft, deadline) {
      const operation = "create links";
      const send = () => postgres.run(operation, () => deadline.signal(timeoutMs), createLinks(draft, fingerprint));
      return claiming(deadline, async () => {
        return bulkOutcomeOf(operation, onlyRow(operation, await againIfContended(send)), draft);
      });
    },

    async recall(idempotency, deadline) {
      const operation = "recall a create";
      const [row] = await postgres.run(operation, () => deadline.signal(timeoutMs), recallCreate(idempotency));
      if (row === undefined) return null;
      const outcome = outcomeOf(operation, row);
      return outcome === "unclaimed" ? { kind: "wrong-code-key" } : outcome;
    },

    async get(names, deadline) {
      const rows = await postgres.run("get a link", () => deadline.signal(timeoutMs), findLink(names));
      return linkUnderRightKey(names, onlyRow("get a link", rows), confirmation);
    },

    async list(query, deadline) {
      const rows = await postgres.run("list links", () => deadline.signal(timeoutMs), listLinks(query));
      // Each link is shown by its name, which may be a code.
      if (rows.some((row) => confirmation.observe(fingerprintOf(row)) === "wrong")) throw new WrongCodeKey();
      return rows.map(linkOfRow).filter((link) => link !== null);
    },

    async edit(names, changes, deadline, conditions = null, by = BY_NOBODY) {
      const operation = "edit a link";
      const statement = editLink({ names, fingerprint, sentAt: now(), conditions, by }, changes);
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), statement);
      return changedLinkOf(operation, names, rows);
    },

    async remove(names, deadline, conditions = null, by = BY_NOBODY) {
      const operation = "delete a link";
      const change = { names, fingerprint, sentAt: now(), conditions, by };
      const statement = by.type === "purge" ? purgeLink(change) : removeLink(change);
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), statement);
      // It was deleted before, and is now for good.
      if (rows[0]?.["is_purged"] === true) return true;
      const removed = changedLinkOf(operation, names, rows);
      return removed === "precondition-failed" ? removed : removed !== null;
    },

    async isTaken(names, deadline) {
      const operation = "look whether a name is taken";
      const row = onlyRow(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), findTaken(names)));
      // Under another key nothing may be created, so no name is free.
      if (confirmation.observe(fingerprintOf(row)) === "wrong") throw new WrongCodeKey();
      return row["is_taken"] === true;
    },
  };
}
