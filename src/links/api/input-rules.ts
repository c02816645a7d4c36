import type { DestinationRules } from "../destination.ts";
import type { LinkInputRules } from "./link-input.ts";

/** What the body of a link is judged by. */
export interface RuleServices {
  readonly destinationRules: (requestHost: string | null) => DestinationRules;
  readonly now: () => number;
}

/** @param url of the request: no link may lead to the host that it came in by. */
export function inputRules(url: string, { destinationRules, now }: RuleServices): LinkInputRules {
  return { ...destinationRules(new URL(url).hostname), now: now() };
}
