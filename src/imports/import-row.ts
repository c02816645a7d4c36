/**
 * One link of an uploaded file, as its format spells it. It could be read, but nothing else is checked yet. It is plain
 * JSON, since it travels through the Queue.
 */
export interface ReadableRow {
  /**
   * Where a person finds it in the file, counted from 1: the line in which it begins, or in a JSON document its place
   * among the links.
   */
  readonly line: number;
  /** The name that it was printed with; null when it is to get a code. */
  readonly name: string | null;
  /** The id that it had in the Bijou it was exported from, in digits; null when it comes from elsewhere. */
  readonly id: string | null;
  /** The body that `POST /api/links` would get for it, without the slug. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** RFC 3339; null when the file does not say. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** As Bijou's own export writes it; null for a link that is open to all. */
  readonly passwordHash: string | null;
  /** The domain that it opens on, as the file spells it; absent for the default one, and in what the last release queued. */
  readonly domain?: string | null;
  /** What was left out or changed: each text continues "was made, but …". Absent if there is nothing to say. */
  readonly notes?: readonly string[];
}

/** A place in the file where a link should be and can't be read, or must not be brought along. */
export interface UnreadableRow {
  readonly line: number;
  /** What is wrong with it, for the sender of the file: `is not JSON`. */
  readonly problem: string;
}

export type ImportRow = ReadableRow | UnreadableRow;

/** What formats other than Bijou's own leave out. */
export const NOTHING_KEPT = { id: null, updatedAt: null, passwordHash: null } as const;
