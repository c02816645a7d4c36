import type { Destination } from "../links/destination.ts";
import { CHECKED_FIELDS, type DestinationCheck, type Destinations, type Threat } from "../links/destination-check.ts";
import type { ThreatList } from "./threat-list.ts";

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
      const urls = new Set(links.flatMap((link) => CHECKED_FIELDS.flatMap((field) => lookUpForm(link[field]))));
      const found = await list.find([...urls], request);
      const listed = [...found.values()].filter((types) => types.length > 0).length;
      const unchecked = urls.size - found.size;
      count("clean", found.size - listed);
      count("listed", listed);
      count("unchecked", unchecked);
      const threatsOf = (link: Destinations) =>
        CHECKED_FIELDS.flatMap((field): Threat[] => {
          const types = lookUpForm(link[field]).flatMap((url) => found.get(url) ?? []);
          return types.length === 0 ? [] : [{ field, types }];
        });
      return { threats: links.map(threatsOf), looked: found.size, unchecked };
    },
  };
}

/** In ASCII and without the fragment, which servers don't see and lists ignore. Empty for no URL. */
function lookUpForm(destination: Destination | null | undefined): string[] {
  if (destination === null || destination === undefined) return [];
  const url = new URL(destination);
  url.hash = "";
  return [url.href];
}
