import type { Deadline } from "../lib/deadline.ts";
import type { TimePlace } from "../lib/time-cursor.ts";
import type { Link } from "../links/link.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import type { LinkId } from "../names/link-id.ts";
import type { Dimension, Dimensions, RULE } from "./click.ts";

/**
 * The port to the counted visits. Reports read only the roll-ups, so their cost depends on the length of the period and the
 * number of names in it, and not on the number of visits.
 */
export interface ClickReports {
  /** @throws {StoreError} */
  ofLink(id: LinkId, query: ReportQuery, deadline: Deadline): Promise<ClickReport>;
  /** Of all links together. @throws {StoreError} @throws {WrongCodeKey} */
  ofAll(query: ReportQuery, deadline: Deadline): Promise<OverallReport>;
  /** Of the newest {@link MAX_CHOSEN_LINKS} links that are chosen. @throws {StoreError} @throws {WrongCodeKey} */
  ofChosen(choice: Choice, query: ReportQuery, deadline: Deadline): Promise<ChosenReport>;
  /** The access log of a link, newest first. @throws {StoreError} */
  list(query: ClickLogQuery, deadline: Deadline): Promise<readonly LoggedClick[]>;
}

export interface ReportQuery {
  /** Where the buckets of the series start, in ascending order; the first may lie before `from`. */
  readonly starts: readonly number[];
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** UTC days, `YYYY-MM-DD`, both in it. */
  readonly days: { readonly first: string; readonly last: string };
  readonly withBots: boolean;
}

export interface ClickReport {
  /** Of the buckets with visits, by their place in `starts`. People and bots apart. */
  readonly totals: readonly { readonly bucket: number; readonly visits: number; readonly bots: number }[];
  /** Of the days with visitors, by date. Each counts once a day; bots where they are asked for. */
  readonly days: readonly { readonly day: string; readonly visitors: number }[];
  /** The {@link MAX_NAMES} most visited of each dimension; `""` for visits of which it is not known. Of a link also rules. */
  readonly names: readonly {
    readonly dimension: Dimension | typeof RULE;
    readonly name: string;
    readonly visits: number;
  }[];
}

export interface OverallReport extends ClickReport {
  /** The most visited links; null for one that is deleted. */
  readonly links: readonly { readonly link: Pick<Link, "id" | "slug" | "domain"> | null; readonly visits: number }[];
  /** The names without a link that were asked for most. */
  readonly unknown: readonly { readonly slug: string; readonly requests: number }[];
}

/** Which links are counted: those that have the tag now, were made by who has this name, and open on this domain. One at least. */
export interface Choice {
  readonly tag: string | null;
  /** As the list's filter has it: `admin`, the name of a key, or an e-mail. */
  readonly createdBy: string | null;
  /** null for the default one; undefined for all. */
  readonly domain: DomainName | null | undefined;
}

export interface ChosenReport extends OverallReport {
  /** How many links were counted; one more than {@link MAX_CHOSEN_LINKS} where there are more. */
  readonly chosen: number;
}

/** So that what it costs is bounded: a tag, a maker or a domain may have every link there is, and no roll-up is by any. */
export const MAX_CHOSEN_LINKS = 1_000;

export const MAX_NAMES = 100;

export interface ClickLogQuery {
  readonly linkId: LinkId;
  readonly limit: number;
  /** Only what is older than this place. */
  readonly after: TimePlace | null;
  /** Milliseconds since the epoch; null where the log may go on. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A visit as it is shown: without the pseudonym, which would let visits of one person be put together. */
export interface LoggedClick extends TimePlace {
  readonly isBot: boolean;
  readonly dimensions: Dimensions;
  /** The name of the rule that decided; null where none matched, or the link had none. */
  readonly rule: string | null;
}
