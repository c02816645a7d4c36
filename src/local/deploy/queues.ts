import { type Plan, RETENTION_SECONDS } from "./plan.ts";
import { must, type Wrangler } from "./wrangler.ts";

/** wrangler lists 100 a page; an account may have 10,000. */
const MAX_PAGES = 100;

/** The command that makes a queue, to keep messages for as long as there is: a weekend without a database loses none. */
export function createQueueArgs(name: string, plan: Plan): string[] {
  return ["queues", "create", name, "--message-retention-period-secs", String(RETENTION_SECONDS[plan])];
}

/** Those of the queues that the account does not have. */
export async function missingQueues(wrangler: Wrangler, names: readonly string[]): Promise<string[]> {
  let missing = [...names];
  for (let page = 1; page <= MAX_PAGES && missing.length > 0; page++) {
    const { stdout } = await must(wrangler, ["queues", "list", "--page", String(page)]);
    // wrangler only prints a table for people. So look at its cells, in any order.
    const cells = new Set(stdout.split(/[│|\n]/).map((cell) => cell.trim()));
    const isEmpty = !/\d{4}-\d{2}-\d{2}T/.test(stdout);
    if (isEmpty) break;
    missing = missing.filter((name) => !cells.has(name));
  }
  return missing;
}

/** Makes those that are missing. A Worker that is bound to a queue can't be uploaded before. */
export async function createMissingQueues(
  wrangler: Wrangler,
  names: readonly string[],
  plan: Plan,
  say: (line: string) => void,
): Promise<void> {
  for (const name of await missingQueues(wrangler, names)) {
    await must(wrangler, createQueueArgs(name, plan));
    say(`made the queue ${name}`);
  }
}
