import { err } from "../../src/lib/result.ts";
import type { DomainDirectory } from "../../src/links/hosts/domain-directory.ts";

/** The domains of an installation that has the default one alone. */
export const ONE_DOMAIN: DomainDirectory = {
  find: async () => err("unknown"),
  latestNames: () => [],
  names: async () => [],
};
