/**
 * A least-recently-used map bounded in entries and in bytes.
 *
 * An isolate has 128 MB for everything, and evicting by count alone lets long URLs fill it. It knows
 * no time: the owner keeps a timestamp in the value, since an entry can be fresh for one reader and stale for another.
 */
export interface Lru<Value> {
  /** The value, which becomes the youngest; undefined if it is absent. */
  get(key: string): Value | undefined;
  /** Adds the value as the youngest. An entry that is larger than `maxBytes` by itself is not kept. */
  set(key: string, value: Value): void;
  delete(key: string): void;
  clear(): void;
  readonly size: number;
  readonly bytes: number;
}

/**
 * @param bounds.maxEntries entries kept at most.
 * @param bounds.maxBytes sum of `sizeOf` kept at most.
 * @param bounds.sizeOf bytes of one entry, key included; must give the same number while the entry is kept.
 * @throws {RangeError} when a bound is not a positive number.
 */
export function createLru<Value>(bounds: {
  maxEntries: number;
  maxBytes: number;
  sizeOf: (key: string, value: Value) => number;
}): Lru<Value> {
  const { maxEntries, maxBytes, sizeOf } = bounds;
  if (!(maxEntries >= 1 && maxBytes >= 1)) {
    throw new RangeError(
      `Cannot create an LRU: bounds must be positive, received ${maxEntries} entries, ${maxBytes} bytes`,
    );
  }
  // A ring of entries around one that holds nothing, youngest first: a hit moves pointers and allocates
  // nothing. A Map kept in order by deleting and setting again is rebuilt every few hits.
  const entries = new Map<string, Entry<Value>>();
  const ring = {} as Link<Value>; // The next lines close the ring.
  ring.younger = ring;
  ring.older = ring;
  let bytes = 0;

  function unlink(entry: Entry<Value>): void {
    entry.younger.older = entry.older;
    entry.older.younger = entry.younger;
  }

  function makeYoungest(entry: Entry<Value>): void {
    entry.younger = ring;
    entry.older = ring.older;
    ring.older.younger = entry;
    ring.older = entry;
  }

  function remove(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    unlink(entry);
    bytes -= entry.size;
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      unlink(entry);
      makeYoungest(entry);
      return entry.value;
    },
    set(key, value) {
      remove(key);
      const size = sizeOf(key, value);
      if (size > maxBytes) return;
      const entry: Entry<Value> = { key, value, size, younger: ring, older: ring };
      entries.set(key, entry);
      makeYoungest(entry);
      bytes += size;
      while ((entries.size > maxEntries || bytes > maxBytes) && "key" in ring.younger) remove(ring.younger.key);
    },
    delete: remove,
    clear() {
      entries.clear();
      ring.younger = ring;
      ring.older = ring;
      bytes = 0;
    },
    get size() {
      return entries.size;
    },
    get bytes() {
      return bytes;
    },
  };
}

/** A place in the ring. Seen from the one that holds nothing, `older` is the youngest entry, `younger` the oldest. */
interface Link<Value> {
  younger: Link<Value> | Entry<Value>;
  older: Link<Value> | Entry<Value>;
}

interface Entry<Value> extends Link<Value> {
  readonly key: string;
  readonly value: Value;
  readonly size: number;
}
