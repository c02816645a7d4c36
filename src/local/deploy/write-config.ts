import { readFileSync, writeFileSync } from "node:fs";
import { CONFIG_FILE, readWranglerConfig } from "./read-wrangler-config.ts";

/**
 * Changes the text of wrangler.toml. What wrangler would not read is not kept.
 * @returns what puts the file back.
 */
export function writeConfig(environment: string, change: (toml: string) => string): () => void {
  const before = readFileSync(CONFIG_FILE, "utf8");
  const putBack = () => writeFileSync(CONFIG_FILE, before);
  writeFileSync(CONFIG_FILE, change(before));
  try {
    readWranglerConfig(environment);
  } catch (error) {
    putBack();
    throw error;
  }
  return putBack;
}
