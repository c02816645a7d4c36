import { join } from "node:path";
import { unstable_readConfig } from "wrangler";

/** The part of wrangler's settings that is looked at. Its own type for them comes from a package that is not there. */
export interface WranglerConfig {
  readonly name: string;
  readonly routes?: readonly (string | { readonly pattern: string })[];
  readonly limits?: { readonly cpu_ms?: number };
  readonly vars?: { readonly OWN_HOSTS?: string };
  readonly secrets: { readonly required: readonly string[] };
  readonly queues: {
    readonly producers: readonly { readonly queue: string }[];
    readonly consumers: readonly QueueConsumer[];
  };
  readonly [other: string]: unknown;
}

export interface QueueConsumer {
  readonly queue: string;
  readonly dead_letter_queue?: string;
  readonly max_batch_size?: number;
  readonly max_concurrency?: number | null;
}

export const CONFIG_FILE = join(import.meta.dirname, "../../../wrangler.toml");

/** Of the Worker that speaks MCP, as wrangler takes it: from the root of the tree. */
export const MCP_CONFIG = "src/mcp/wrangler.toml";

/**
 * wrangler.toml as wrangler reads it.
 * @param environment the top level if absent.
 */
export function readWranglerConfig(environment?: string): WranglerConfig {
  const args = { config: CONFIG_FILE, ...(environment === undefined ? {} : { env: environment }) };
  const config: unknown = unstable_readConfig(args, { hideWarnings: true });
  return config as WranglerConfig; // wrangler checks its form.
}

/** Each queue once. */
export function queuesOf({ queues }: WranglerConfig): string[] {
  const consumed = queues.consumers.flatMap(({ queue, dead_letter_queue = queue }) => [queue, dead_letter_queue]);
  return [...new Set([...queues.producers.map(({ queue }) => queue), ...consumed])].toSorted();
}
