import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { putOff } from "../../lib/put-off.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { StoreError } from "../../lib/store-error.ts";
import { type DestinationCheck, threatMessage } from "../../links/destination-check.ts";
import type { MissingNames } from "../../links/missing-names.ts";
import type { CodeCodec } from "../../names/code.ts";
import { textOn } from "../../names/domain-of-name.ts";
import { type LinkName, linkNameOf } from "../../names/link-name.ts";
import type { QueuedPiece } from "../import-queue.ts";
import type { ImportedLink, ImportedLinks, Piece, RowFailure } from "../imported-links.ts";
import { type FindDomain, prepareRow, type ReadFields } from "../prepare-row.ts";
import { insertPiece } from "./insert-piece.ts";
import { type ImportMessage, pieceIn } from "./queued-piece.ts";

/**
 * Makes links from the pieces of uploads. A piece takes effect once, however often it is delivered. In an outage it comes
 * again for hours, and then goes to the dead-letter queue, where `give-up-imports.ts` ends it. A piece that waits for the
 * right key, or for a release that can read it, is put off for as long as the queue keeps it.
 */
export interface ImportJob {
  readonly store: ImportedLinks;
  readonly missingNames: MissingNames;
  /** Makes this isolate's memory forget a name. */
  readonly forget: (name: LinkName) => void;
  readonly codes: CodeCodec;
  readonly readFields: ReadFields;
  readonly findDomain: FindDomain;
  readonly destinationCheck: DestinationCheck;
  /** Brings the rules of `readFields` up to date. */
  readonly readyRules: (waitUntil: (work: Promise<unknown>) => void) => Promise<void>;
  readonly now: () => number;
}

/** For each statement, and the command to Redis after it. */
export const STATEMENT_TIMEOUT_MS = 30_000;
/** With 100 retries that is most of a day. */
const MAX_DELAY_SECONDS = 600;

export async function importLinks(batch: Pick<MessageBatch<ImportMessage>, "messages">, job: ImportJob): Promise<void> {
  // One after the other: a single piece already keeps the database busy.
  for (const message of batch.messages) {
    const piece = pieceIn(message.body);
    if (piece === null) {
      // Another release wrote this message. That release must read it, so it must not be lost.
      log("warn", "import-not-understood", { attempts: message.attempts });
      putOff(message, job.now());
      continue;
    }
    try {
      if (await importPiece(piece, job)) message.ack();
      else putOff(message, job.now());
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log("warn", "import-delayed", { reason: error.message, attempts: message.attempts });
      message.retry({ delaySeconds: Math.min(MAX_DELAY_SECONDS, 2 ** message.attempts) });
    }
  }
}

/** false under a wrong key (P9): nothing is made, and the piece waits for the right one. */
async function importPiece(given: QueuedPiece, job: ImportJob): Promise<boolean> {
  const { store, missingNames, forget, codes, now } = job;
  const later: Promise<unknown>[] = [];
  await job.readyRules((work) => later.push(work));
  await Promise.all(later); // A job can wait for the newest rules.
  const piece = await pieceOf(given, job);
  switch (await insertPiece(store, piece, () => createDeadline(STATEMENT_TIMEOUT_MS, now))) {
    case "wrong-code-key":
      log("error", "wrong-code-key");
      return false;
    case "unknown-import":
      log("warn", "import-unknown", { import: piece.importId });
      return true;
    case "done":
      break;
  }
  // A printed name may have been asked for before it was imported, so "no such link" may be cached. A new code can't
  // have been.
  const printed = piece.links.flatMap(({ name }) => name ?? []);
  const coded = piece.links.flatMap(({ name, id, domain }) => (name === null && id !== null ? [{ id, domain }] : []));
  const made = await codes.encodeAll(coded.map(({ id }) => id));
  const kept = made.map((code, i) => textOn(coded[i]?.domain ?? null, code as string));
  for (const text of [...kept, ...printed]) {
    const name = linkNameOf(text);
    if (name !== null) forget(name);
  }
  try {
    await missingNames.forget([...kept, ...printed], createDeadline(STATEMENT_TIMEOUT_MS, now));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log("warn", "store-failed", { reason: error.message });
  }
  return true;
}

async function pieceOf({ importId, keepsIds, host, rows }: QueuedPiece, job: ImportJob): Promise<Piece> {
  const read = await Promise.all(rows.map((row) => prepareRow(row, keepsIds, { ...job, host: host ?? null })));
  const prepared = await refuseThreats(read, job);
  return {
    importId,
    firstLine: rows[0]?.line ?? 0,
    lastLine: rows.at(-1)?.line ?? 0,
    links: prepared.flatMap((row) => (row.ok ? [row.value] : [])),
    failures: prepared.flatMap((row) => (row.ok ? [] : [row.error])),
  };
}

/**
 * Rows whose links would lead to what the list of threats warns of fail. If it warns of a card's image alone, the link is made
 * without its card. What it could not look up is made.
 */
async function refuseThreats(
  rows: readonly Result<ImportedLink, RowFailure>[],
  { destinationCheck, now }: ImportJob,
): Promise<readonly Result<ImportedLink, RowFailure>[]> {
  const later: Promise<unknown>[] = [];
  const request = {
    deadline: createDeadline(STATEMENT_TIMEOUT_MS, now),
    waitUntil: (work: Promise<unknown>) => later.push(work),
  };
  const { threats } = await destinationCheck.check(
    rows.map((row) => (row.ok ? row.value.fields : {})),
    request,
  );
  await Promise.all(later);
  return rows.map((row, i) => {
    const found = threats[i] ?? [];
    const [first] = found;
    if (!row.ok || first === undefined) return row;
    const threat = found.find(({ path }) => path !== "card.image");
    if (threat !== undefined) return err({ line: row.value.line, message: `${threat.path} ${threatMessage(threat)}` });
    return ok(withoutCard(row.value, `card.image ${threatMessage(first)}`));
  });
}

function withoutCard(link: ImportedLink, why: string): ImportedLink {
  const lost = `without its card (${why})`;
  const note = link.note === null ? `was made, but ${lost}` : `${link.note}; ${lost}`;
  return { ...link, note, fields: { ...link.fields, card: null } };
}
