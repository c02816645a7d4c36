import type { Deadline } from "../../lib/deadline.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import { againIfContended } from "../../postgres/again-if-contended.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { HistoryKeeper, HistoryStore } from "../history-store.ts";
import { eventOfRow } from "./event-of-row.ts";
import { dropBefore, findHistory, findHistoryOfLink, forgetDeleted, forgetValues } from "./history-statements.ts";

interface Statements {
  readonly postgres: Postgres;
  /** Limit of each statement, within the deadline. */
  readonly timeoutMs: number;
}

export function createPostgresHistoryStore(
  options: Statements & { readonly fingerprint: string; readonly confirmation: KeyConfirmation },
): HistoryStore {
  const { postgres, timeoutMs, fingerprint, confirmation } = options;

  /** The code in a name, and the one that an event is shown with, would be another link's. */
  function underRightKey(rows: readonly Row[]): readonly Row[] {
    if (rows.some((row) => confirmation.observe(fingerprintOf(row)) === "wrong")) throw new WrongCodeKey();
    return rows;
  }
  const eventsOf = (rows: readonly Row[]) => rows.filter((row) => row["id"] !== null).map(eventOfRow);

  return {
    async ofLink(names, query, deadline) {
      const statement = findHistoryOfLink(names, query);
      const rows = await postgres.run("read the history of a link", () => deadline.signal(timeoutMs), statement);
      return underRightKey(rows)[0]?.["is_link"] === true ? eventsOf(rows) : null;
    },

    async ofAll(query, deadline) {
      const rows = await postgres.run("read the history", () => deadline.signal(timeoutMs), findHistory(query));
      return eventsOf(underRightKey(rows));
    },

    async forgetValues(names, deadline) {
      const operation = "delete the values in the history of a link";
      const statement = forgetValues(names, fingerprint);
      const rows = await againIfContended(() => postgres.run(operation, () => deadline.signal(timeoutMs), statement));
      return onlyRow(operation, underRightKey(rows))["is_link"] === true;
    },
  };
}

export function createPostgresHistoryKeeper({ postgres, timeoutMs }: Statements): HistoryKeeper {
  async function count(operation: string, deadline: Deadline, statement: ReturnType<typeof forgetDeleted>) {
    const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), statement);
    return Number(onlyRow(operation, rows)["count"]);
  }
  return {
    forgetDeleted: (limit, deadline) => count("forget deleted links", deadline, forgetDeleted(limit)),
    dropBefore: (time, limit, deadline) => count("drop old events", deadline, dropBefore(time, limit)),
  };
}
