import { vi } from "vitest";

/** What the maps and sets that code has made since have held at most. */
export interface TrackedCollections {
  /** Of the one that has ever held most. */
  readonly mostEntries: number;
  readonly made: number;
}

/** From here to `vi.unstubAllGlobals()`, every `new Map` and `new Set` is watched, whoever makes it. */
export function trackCollections(): TrackedCollections {
  const tracked = { mostEntries: 0, made: 0 };
  const note = (size: number) => {
    if (size > tracked.mostEntries) tracked.mostEntries = size;
  };
  class TrackedMap<Key, Value> extends Map<Key, Value> {
    constructor(entries?: Iterable<readonly [Key, Value]> | null) {
      super(entries);
      tracked.made++;
    }
    override set(key: Key, value: Value): this {
      super.set(key, value);
      note(this.size);
      return this;
    }
  }
  class TrackedSet<Value> extends Set<Value> {
    constructor(values?: Iterable<Value> | null) {
      super(values);
      tracked.made++;
    }
    override add(value: Value): this {
      super.add(value);
      note(this.size);
      return this;
    }
  }
  vi.stubGlobal("Map", TrackedMap);
  vi.stubGlobal("Set", TrackedSet);
  return tracked;
}
