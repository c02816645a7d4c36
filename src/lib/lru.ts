/**
 * A least-recently-used map bounded in entries and in bytes.
 *
 * An isolate has 128 MB for everything, and evicting by count alone lets long URLs fill it. Time is
 * not its business: the owner keeps a timestamp in the value, since one entry can be fresh for one
 * reader and stale for another.
 */
export interface Lru<Value> {
  /** The value, moved to the young end; undefined when absent. */
  get(key: string): Value | undefined;
  /** Puts it at the young end. An entry above `maxBytes` on its own is not kept. */
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
  // A Map iterates in insertion order, so its first key is the least recently used one.
  const entries = new Map<string, { value: Value; size: number }>();
  let bytes = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    bytes -= entry.size;
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value) {
      remove(key);
      const size = sizeOf(key, value);
      if (size > maxBytes) return;
      entries.set(key, { value, size });
      bytes += size;
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries && bytes <= maxBytes) break;
        remove(oldest);
      }
    },
    delete: remove,
    clear() {
      entries.clear();
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
