import type { Deadline } from "../../lib/deadline.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { againIfContended, isSlugTaken } from "../../postgres/again-if-contended.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import { type Postgres, type Row, StatementRefused } from "../../postgres/postgres.ts";
import type { ImportedLinks, Piece, PieceOutcome } from "../imported-links.ts";
import { insertPiece } from "./import-statements.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresImportedLinks(options: {
  postgres: Postgres;
  timeoutMs: number;
  fingerprint: string;
  confirmation: KeyConfirmation;
}): ImportedLinks {
  const { postgres, timeoutMs, fingerprint, confirmation } = options;

  function outcomeOf(row: Row, isUnderAnyKey: boolean): PieceOutcome {
    if (row["is_new"] === true) return "done";
    if (row["is_known"] !== true) return "unknown-import";
    if (row["is_partly_done"] === true) return "partly-done";
    const isRightKey = isUnderAnyKey || confirmation.observe(fingerprintOf(row)) === "right";
    return isRightKey ? "done" : "wrong-code-key";
  }

  return {
    async insert(piece: Piece, deadline: Deadline) {
      const operation = "import links";
      // A piece without links may be recorded under any key, so that an import ends even if its key was lost.
      const isUnderAnyKey = piece.links.length === 0;
      const statement = insertPiece(piece, isUnderAnyKey ? null : fingerprint);
      try {
        const rows = await againIfContended(() => postgres.run(operation, () => deadline.signal(timeoutMs), statement));
        return outcomeOf(onlyRow(operation, rows), isUnderAnyKey);
      } catch (error) {
        if (isSlugTaken(error)) throw error; // A race: on the next try the taken slug is seen.
        if (error instanceof StatementRefused && isRefusalOfData(error)) return "refused";
        throw error;
      }
    },
  };
}

/** PostgreSQL manual, appendix A: class 22, data exception, and 23, integrity constraint violation. */
function isRefusalOfData({ sqlState }: StatementRefused): boolean {
  return /^2[23]/.test(sqlState);
}
