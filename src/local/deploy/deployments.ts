import { must, type Wrangler } from "./wrangler.ts";

/** A version of the Worker at Cloudflare that has a share of the traffic. */
interface Share {
  readonly version_id: string;
  readonly percentage: number;
}

/** The versions that serve, the one with the most traffic first: two of them, as an interrupted roll-out leaves them. */
export async function servingVersions(wrangler: Wrangler, flags: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await must(wrangler, ["deployments", "status", "--json", ...flags]);
  // wrangler 4.156.2, deploymentsStatusCommand: the deployment as Cloudflare's API has it.
  const { versions } = JSON.parse(stdout) as { versions: readonly Share[] };
  return versions.toSorted((a, b) => b.percentage - a.percentage).map(({ version_id }) => version_id);
}

/** @throws when nothing is deployed. */
export async function currentVersion(wrangler: Wrangler, flags: readonly string[]): Promise<string> {
  const [current] = await servingVersions(wrangler, flags);
  if (current === undefined) throw new Error("Cannot roll out: nothing is deployed yet; run npm run setup");
  return current;
}

/** The header by which a request gets a certain version of those that serve. */
export function onlyVersion(workerName: string, version: string): Readonly<Record<string, string>> {
  return { "Cloudflare-Workers-Version-Overrides": `${workerName}="${version}"` };
}
