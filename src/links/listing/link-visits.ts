import type { Deadline } from "../../lib/deadline.ts";
import type { LinkId } from "../../names/link-id.ts";

/** The port to how often links were visited lately, for a page of a list. */
export interface LinkVisits {
  /** One statement for all. @returns an entry for each link. @throws {StoreError} */
  ofLast30Days(ids: readonly LinkId[], deadline: Deadline): Promise<ReadonlyMap<LinkId, VisitsOfDays>>;
}

/** People's visits, by UTC day. */
export interface VisitsOfDays {
  readonly total: number;
  /** Each of the days, the oldest first. `time` is in milliseconds since the epoch. */
  readonly series: readonly { readonly time: number; readonly visits: number }[];
}
