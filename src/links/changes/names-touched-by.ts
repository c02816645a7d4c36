import { namesSpelledBy } from "../../names/address.ts";
import { domainIn, slugIn } from "../../names/domain-of-name.ts";
import type { LinkName } from "../../names/link-name.ts";

/** All names that a request by these can mean, with the endings that a visitor's path may have behind them. */
export function namesTouchedBy(names: readonly LinkName[]): readonly LinkName[] {
  const touched = names.flatMap((name) => [name, ...namesSpelledBy(slugIn(name.text), domainIn(name.text))]);
  return [...new Map(touched.map((name) => [name.text, name])).values()];
}
