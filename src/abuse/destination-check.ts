import type { Destination } from "../links/destination.ts";
import type { ThreatList, ThreatRequest, ThreatType } from "./threat-list.ts";

/**
 * Whether links lead to what a list of threats warns of: asked when one is made or edited, and again on schedule.
 *
 * It fails open. While the list does not answer links are made all the same, and counted as unchecked; the scheduled
 * walk over all links comes to them soon. A shortener that stopped with Google's service would be an outage of its own.
 */
export interface DestinationCheck {
  /** Whether there is a list to ask. */
  readonly isOn: boolean;
  /** How long an API request may wait for it. A job has more time. */
  readonly requestMs: number;
  /**
   * @returns for each link the threats behind it, none where there are none or nobody knows; and how many of their
   *   destinations were not looked up. It never fails.
   */
  check(links: readonly Destinations[], request: ThreatRequest): Promise<Checked>;
}

/** Where a link, or what of it is to be changed, leads to. */
export interface Destinations {
  readonly url?: Destination;
  readonly expiredUrl?: Destination | null;
}

export interface Threat {
  readonly field: (typeof FIELDS)[number];
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

const FIELDS = ["url", "expiredUrl"] as const;

/** @param options.count is told how many destinations were clean, listed, and not looked up. */
export function createDestinationCheck(options: {
  list: ThreatList;
  requestMs: number;
  count: (outcome: "clean" | "listed" | "unchecked", by: number) => void;
}): DestinationCheck {
  const { list, requestMs, count } = options;
  return {
    isOn: true,
    requestMs,
    async check(links, request) {
      const urls = new Set(links.flatMap((link) => FIELDS.flatMap((field) => lookUpForm(link[field]))));
      const found = await list.find([...urls], request);
      const listed = [...found.values()].filter((types) => types.length > 0).length;
      const unchecked = urls.size - found.size;
      count("clean", found.size - listed);
      count("listed", listed);
      count("unchecked", unchecked);
      const threatsOf = (link: Destinations) =>
        FIELDS.flatMap((field): Threat[] => {
          const types = lookUpForm(link[field]).flatMap((url) => found.get(url) ?? []);
          return types.length === 0 ? [] : [{ field, types }];
        });
      return { threats: links.map(threatsOf), looked: found.size, unchecked };
    },
  };
}

/** What an operator and the maker of a link are told. Google asks that nobody calls a listed page unsafe for sure. */
export function threatMessage({ types }: Pick<Threat, "types">): string {
  const names = types.map((type) => type.toLowerCase().replaceAll("_", " ")).join(", ");
  return `must not lead to a site that may be unsafe (Google Web Risk lists it as ${names})`;
}

/** In ASCII, and without the fragment, which no list goes by and no server sees. None of none. */
function lookUpForm(destination: Destination | null | undefined): string[] {
  if (destination === null || destination === undefined) return [];
  const url = new URL(destination);
  url.hash = "";
  return [url.href];
}
