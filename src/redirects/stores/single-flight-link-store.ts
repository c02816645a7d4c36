import type { SingleFlight } from "../../lib/single-flight.ts";
import { StoreError } from "../../lib/store-error.ts";
import { type Found, type LinkStore, NoStoreAnswered } from "../../links/link-store.ts";
import { UnreadableLink } from "../../links/unreadable-link.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";

/** How a load ended, as plain data: nothing else may cross from one request to another. */
export type LoadOutcome =
  | { readonly ended: "found"; readonly found: Found }
  | { readonly ended: "no-store-answered" }
  | { readonly ended: "unreadable"; readonly operation: string }
  | { readonly ended: "wrong-code-key" }
  | {
      readonly ended: "store-failed";
      readonly store: StoreError["store"];
      readonly operation: string;
      readonly reason: string;
    };

/**
 * The rung that makes simultaneous misses of the same names cost one load (P5). A load does not end with
 * the deadline of the request that started it: others wait for it, each with a deadline of its own.
 */
export function withSingleFlight(
  next: LinkStore<IssuedName>,
  flights: SingleFlight<LoadOutcome>,
): LinkStore<IssuedName> {
  return {
    async find(names, visit) {
      const load = () => next.find(names, visit).then((found) => ({ ended: "found" as const, found }), outcomeOf);
      return foundIn(await flights.run(flightOf(names), load, (work) => visit.waitUntil(work)));
    },
  };
}

/** No name holds a line break. */
function flightOf(names: readonly IssuedName[]): string {
  return names.map(({ text }) => text).join("\n");
}

/** @throws the error itself when it is no failure that others would share. */
function outcomeOf(error: unknown): LoadOutcome {
  if (error instanceof NoStoreAnswered) return { ended: "no-store-answered" };
  if (error instanceof WrongCodeKey) return { ended: "wrong-code-key" };
  if (error instanceof UnreadableLink) return { ended: "unreadable", operation: error.operation };
  if (error instanceof StoreError) {
    return { ended: "store-failed", store: error.store, operation: error.operation, reason: error.reason };
  }
  throw error;
}

function foundIn(outcome: LoadOutcome): Found {
  switch (outcome.ended) {
    case "found":
      return outcome.found;
    case "no-store-answered":
      throw new NoStoreAnswered("Cannot find a link: neither Redis nor Postgres answered");
    case "unreadable":
      throw new UnreadableLink(outcome.operation);
    case "wrong-code-key":
      throw new WrongCodeKey();
    case "store-failed":
      throw new StoreError(outcome);
  }
}
