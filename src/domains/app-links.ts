import type { Visit } from "../lib/request-scope.ts";
import { createSingleFlight } from "../lib/single-flight.ts";
import { StoreError } from "../lib/store-error.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import { FRESH_MS } from "./domain-list.ts";
import type { AppLinksFile } from "./site.ts";

/**
 * The files by which phones open links in an app. They are long, and phones ask for them when an app is installed: so they are
 * not in the list that every isolate has, and are read when somebody asks, at most once in ten seconds.
 */
export interface AppLinks {
  /** @returns null where the domain has none. @throws {StoreError} when Postgres does not answer and none is known. */
  read(domain: DomainName | null, file: AppLinksFile, visit: Pick<Visit, "waitUntil">): Promise<string | null>;
  /** This isolate has changed some. */
  forget(): void;
}

interface Entry {
  readonly text: string | null;
  readonly asOf: number;
}

type Reading = Entry | { readonly operation: string; readonly reason: string };

/** Some 3 MB at the most. */
const MAX_ENTRIES = 50;

export function createAppLinks(parts: {
  readText: (domain: DomainName | null, file: AppLinksFile) => Promise<string | null>;
  joinLimitMs: number;
  staleMaxMs: number;
  now: () => number;
}): AppLinks {
  const { readText, joinLimitMs, staleMaxMs, now } = parts;
  const flights = createSingleFlight<Reading>({ joinLimitMs, now });
  const memory = new Map<string, Entry>();

  async function load(domain: DomainName | null, file: AppLinksFile): Promise<Reading> {
    const asOf = now();
    try {
      return { text: await readText(domain, file), asOf };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { operation: error.operation, reason: error.reason };
    }
  }

  function keep(key: string, entry: Entry): void {
    memory.delete(key);
    memory.set(key, entry);
    const [oldest] = memory.keys();
    if (memory.size > MAX_ENTRIES && oldest !== undefined) memory.delete(oldest);
  }

  return {
    forget: () => memory.clear(),

    async read(domain, file, visit) {
      const key = `${file} ${domain ?? ""}`;
      const known = memory.get(key);
      if (known !== undefined && now() - known.asOf < FRESH_MS) return known.text;
      const reading = await flights.run(
        key,
        () => load(domain, file),
        (work) => visit.waitUntil(work),
      );
      if ("asOf" in reading) {
        keep(key, reading);
        return reading.text;
      }
      if (known !== undefined && now() - known.asOf < staleMaxMs) return known.text;
      throw new StoreError({ store: "postgres", ...reading });
    },
  };
}
