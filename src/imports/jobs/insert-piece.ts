import type { Deadline } from "../../lib/deadline.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { ImportedLinks, Piece, PieceOutcome } from "../imported-links.ts";

/**
 * Inserts a piece of an import. If the database refuses a row, it inserts the halves, and so on, until that row is alone and
 * is written down as failed.
 *
 * A piece is always halved in the same way, so a repeated delivery finds the halves that are already there.
 *
 * @throws {StoreError} when it is not known what took: deliver the piece again.
 */
export async function insertPiece(
  store: ImportedLinks,
  piece: Piece,
  createDeadline: () => Deadline,
): Promise<Exclude<PieceOutcome, "partly-done" | "refused">> {
  const outcome = await store.insert(piece, createDeadline());
  if (outcome !== "refused" && outcome !== "partly-done") return outcome;

  const halves = halvesOf(piece);
  if (halves === null) {
    // A single row that is there already needs nothing more.
    if (outcome === "partly-done") return "done";
    // Without a row, the database refuses the report itself. Dividing it further would never end.
    if (piece.links.length === 0) {
      throw new StoreError({ store: "postgres", operation: "report a row", reason: "the report is refused" });
    }
    const failures = piece.links.map(({ line }) => ({ line, message: "is refused by the database" }));
    return insertPiece(store, { ...piece, links: [], failures }, createDeadline);
  }
  for (const half of halves) {
    const result = await insertPiece(store, half, createDeadline);
    if (result !== "done") return result;
  }
  return "done";
}

/** null for a single row. */
function halvesOf(piece: Piece): readonly [Piece, Piece] | null {
  const lines = [...piece.links, ...piece.failures].map(({ line }) => line).toSorted((a, b) => a - b);
  const middle = lines[Math.ceil(lines.length / 2)];
  if (lines.length < 2 || middle === undefined) return null;
  const part = (firstLine: number, lastLine: number): Piece => {
    const isIn = ({ line }: { line: number }) => line >= firstLine && line <= lastLine;
    const { importId, links, failures } = piece;
    return { importId, firstLine, lastLine, links: links.filter(isIn), failures: failures.filter(isIn) };
  };
  return [part(piece.firstLine, middle - 1), part(middle, piece.lastLine)];
}
