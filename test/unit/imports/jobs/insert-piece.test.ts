import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Piece, PieceOutcome } from "../../../../src/imports/imported-links.ts";
import { insertPiece } from "../../../../src/imports/jobs/insert-piece.ts";
import { createDeadline } from "../../../../src/lib/deadline.ts";
import { importedLinkOf, pieceOf } from "../../../support/import-pieces.ts";
import { createManualClock } from "../../../support/manual-clock.ts";

const generous = () => createDeadline(60_000, createManualClock().now);

/** A store that refuses pieces with any of the lines, and is gone after so many calls. */
function setUp(poisoned: ReadonlySet<number>, callsToLive = Number.POSITIVE_INFINITY) {
  const done = new Map<string, Piece>();
  let calls = 0;
  const store = {
    async insert(piece: Piece): Promise<PieceOutcome> {
      if (calls++ >= callsToLive) throw new Error("the isolate is gone");
      const key = `${piece.firstLine}–${piece.lastLine}`;
      if (done.has(key)) return "done";
      const isPartlyDone = [...done.values()].some(
        ({ firstLine, lastLine }) => firstLine <= piece.lastLine && lastLine >= piece.firstLine,
      );
      if (isPartlyDone) return "partly-done";
      if (piece.links.some(({ line }) => poisoned.has(line))) return "refused";
      done.set(key, piece);
      return "done";
    },
  };
  const lines = (part: "links" | "failures") =>
    [...done.values()].flatMap((piece) => piece[part].map(({ line }) => line)).toSorted((a, b) => a - b);
  return {
    store,
    lines,
    revive: () => {
      callsToLive = Number.POSITIVE_INFINITY;
    },
  };
}

describe("insertPiece()", () => {
  it("makes every row but the poisoned ones once, wherever it is broken off and begun again", async () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(29)), fc.nat(40), async (given, picks, callsToLive) => {
        const sorted = given.toSorted((a, b) => a - b);
        const poisoned = new Set(picks.flatMap((pick) => sorted[pick] ?? []));
        const { store, lines: linesOf, revive } = setUp(poisoned, callsToLive);
        const piece = pieceOf(
          "an-import",
          sorted.map((line) => importedLinkOf(line)),
        );
        await insertPiece(store, piece, generous).catch(() => undefined);
        revive();
        expect(await insertPiece(store, piece, generous)).toBe("done");
        expect(linesOf("links")).toEqual(sorted.filter((line) => !poisoned.has(line)));
        expect(linesOf("failures")).toEqual(sorted.filter((line) => poisoned.has(line)));
      }),
    );
  });

  it("leaves a single row alone that is there in a larger piece", async () => {
    let calls = 0;
    const store = {
      async insert() {
        calls++;
        return "partly-done" as const;
      },
    };
    expect(await insertPiece(store, pieceOf("an-import", [importedLinkOf(1)]), generous)).toBe("done");
    expect(calls).toBe(1);
  });

  it("ends where a report is refused: taking it apart would never end", async () => {
    const store = { insert: async () => "refused" as const };
    await expect(insertPiece(store, pieceOf("an-import", [importedLinkOf(1)]), generous)).rejects.toThrow(
      "the report is refused",
    );
  });

  it.each(["wrong-code-key", "unknown-import"] as const)("tells of %s, and does no more", async (outcome) => {
    let calls = 0;
    const store = { insert: async () => (calls++ === 0 ? ("refused" as const) : outcome) };
    const piece = pieceOf(
      "an-import",
      [1, 2].map((line) => importedLinkOf(line)),
    );
    expect(await insertPiece(store, piece, generous)).toBe(outcome);
    expect(calls).toBe(2);
  });
});
