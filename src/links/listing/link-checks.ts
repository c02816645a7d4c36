import type { Deadline } from "../../lib/deadline.ts";
import type { LinkId } from "../../names/link-id.ts";
import type { Destination } from "../destination.ts";

/** The port to what is known of where links lead, for a page of a list. */
export interface LinkChecks {
  /** One statement for all. @returns an entry for each link whose destination was looked at. @throws {StoreError} */
  ofLinks(
    links: readonly { readonly id: LinkId; readonly url: Destination }[],
    deadline: Deadline,
  ): Promise<ReadonlyMap<LinkId, DestinationState>>;
}

/** What a look at a destination saw, and what is made of it. Times are in milliseconds since the epoch. */
export interface DestinationState {
  readonly status: number | null;
  readonly finalUrl: string;
  readonly problem: string | null;
  readonly durationMs: number;
  readonly checkedAt: number;
  readonly failingSince: number | null;
  readonly isBroken: boolean;
}

/** The same as the API shows it. */
export function destinationStateJson<State extends DestinationState>(state: State) {
  const { status, finalUrl, durationMs, isBroken, failingSince } = state;
  return {
    ...{ status, finalUrl, problem: state.problem as State["problem"], durationMs },
    checkedAt: new Date(state.checkedAt).toISOString(),
    failingSince: failingSince === null ? null : new Date(failingSince).toISOString(),
    isBroken,
  };
}
