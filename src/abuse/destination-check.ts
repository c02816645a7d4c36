import type { Destination } from "../links/destination.ts";
import { type DestinationCheck, type Destinations, destinationsIn, type Threat } from "../links/destination-check.ts";
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
      const urls = new Set(
        links.flatMap((link) => destinationsIn(link).map(({ destination }) => lookUpForm(destination))),
      );
      const found = await list.find([...urls], request);
      const listed = [...found.values()].filter((types) => types.length > 0).length;
      const unchecked = urls.size - found.size;
      count("clean", found.size - listed);
      count("listed", listed);
      count("unchecked", unchecked);
      const threatsOf = (link: Destinations) =>
        destinationsIn(link).flatMap(({ path, destination }): Threat[] => {
          const types = found.get(lookUpForm(destination)) ?? [];
          return types.length === 0 ? [] : [{ path, types }];
        });
      return { threats: links.map(threatsOf), looked: found.size, unchecked };
    },
  };
}

/** In ASCII and without the fragment, which servers do not see and lists ignore. */
function lookUpForm(destination: Destination): string {
  const url = new URL(destination);
  url.hash = "";
  return url.href;
}
