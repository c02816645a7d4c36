import { must, type Wrangler } from "./wrangler.ts";

/** Gives the old version all traffic again. @throws with what to do by hand when that fails. */
export async function rollBack(given: {
  wrangler: Wrangler;
  oldVersion: string;
  inEnvironment: readonly string[];
  cause: unknown;
}): Promise<void> {
  const { wrangler, oldVersion, inEnvironment, cause } = given;
  const args = ["rollback", oldVersion, "-y", "--message", "The new version failed", ...inEnvironment];
  try {
    await must(wrangler, args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `NOT rolled back, do it by hand: npx wrangler ${args.slice(0, 3).join(" ")} ${inEnvironment.join(" ")}: ${reason}`,
      { cause },
    );
  }
}

/** Why a roll-out does not go back to a release without domains, and what a person can do. */
export function notRolledBack(given: {
  oldVersion: string;
  inEnvironment: readonly string[];
  address: string;
  /** The second domains that are routed. */
  routed: readonly string[];
}): string {
  const { oldVersion, address, routed } = given;
  const [hosts, flags] = [routed.join(", "), given.inEnvironment.join(" ")];
  return (
    `NOT rolled back: the old version ${oldVersion} knows no domains, and would open the links of ${address} on ${hosts}. ` +
    `Roll out a release that works, or take ${hosts} out of routes in wrangler.toml, and then run ` +
    `npx wrangler triggers deploy ${flags}, and npx wrangler rollback ${oldVersion} -y ${flags}.`
  );
}
