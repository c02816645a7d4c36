import type { Deadline } from "../lib/deadline.ts";
import type { Destination } from "./destination.ts";
import type { LinkCardChange } from "./fields/card-field.ts";
import type { LinkRule } from "./fields/rules-field.ts";

/**
 * The port to the check of destinations against a list of threats. A link is checked when it is made or edited, and again
 * on schedule.
 *
 * It fails open: while the list does not answer, links are made all the same and counted as unchecked. The scheduled walk
 * over all links checks them soon. A shortener that stops when Google's service stops would be an outage of its own.
 */
export interface DestinationCheck {
  /** Whether there is a list to ask. */
  readonly isOn: boolean;
  /** How long an API request may wait for it. A job has more time. */
  readonly requestMs: number;
  /**
   * @returns the threats of each link, empty if there are none or if nobody knows; and how many destinations were not looked
   *   up. It never fails.
   */
  check(links: readonly Destinations[], request: ThreatRequest): Promise<Checked>;
}

/** As Google names its lists. */
export const THREAT_TYPES = ["MALWARE", "SOCIAL_ENGINEERING", "UNWANTED_SOFTWARE"] as const;
export type ThreatType = (typeof THREAT_TYPES)[number];

/** What a look-up needs of the request or job that it is for. */
export interface ThreatRequest {
  readonly deadline: Deadline;
  waitUntil(work: Promise<unknown>): void;
}

/** Where a link, or what of it is to be changed, leads to. */
export interface Destinations {
  readonly url?: Destination;
  readonly expiredUrl?: Destination | null;
  readonly rules?: readonly LinkRule[] | null;
  /** Nobody is sent to its image, but people are shown it: so it is looked at where it is set, and no link is disabled for it. */
  readonly card?: LinkCardChange | null;
}

/** Each place that a link leads to, with its path in a body. */
export function destinationsIn({
  url,
  expiredUrl,
  rules,
  card,
}: Destinations): { path: string; destination: Destination }[] {
  return [
    ...(url === undefined ? [] : [{ path: "url", destination: url }]),
    ...(expiredUrl === undefined || expiredUrl === null ? [] : [{ path: "expiredUrl", destination: expiredUrl }]),
    ...(rules ?? []).map((rule, i) => ({ path: `rules.${i}.url`, destination: rule.url })),
    ...(typeof card?.image === "string" ? [{ path: "card.image", destination: card.image }] : []),
  ];
}

export interface Threat {
  /** Where the destination is in a body. */
  readonly path: string;
  readonly types: readonly ThreatType[];
}

export interface Checked {
  readonly threats: readonly (readonly Threat[])[];
  readonly looked: number;
  readonly unchecked: number;
}

/** Where Worker and operator are spared a key, nothing is asked. */
export const NO_CHECK: DestinationCheck = {
  isOn: false,
  requestMs: 0,
  check: async (links) => ({ threats: links.map(() => []), looked: 0, unchecked: 0 }),
};

/** What the operator and the maker of a link read. Google asks not to call a listed page unsafe for certain. */
export function threatMessage({ types }: Pick<Threat, "types">): string {
  const names = types.map((type) => type.toLowerCase().replaceAll("_", " ")).join(", ");
  return `must not lead to a site that may be unsafe (Google Web Risk lists it as ${names})`;
}
