import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The secrets of a laptop: made once, kept in the data folder, readable by their owner alone. */
export interface LocalSecrets {
  readonly CODE_KEY: string;
  readonly ADMIN_API_KEY: string;
}

/** @param dataDir is made if it is not there. */
export function readLocalSecrets(dataDir: string): LocalSecrets {
  const file = join(dataDir, "secrets.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as LocalSecrets; // Written below, by this function alone.
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets = {
    CODE_KEY: randomBytes(32).toString("hex"),
    ADMIN_API_KEY: `bij_${randomBytes(24).toString("base64url")}`,
  };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
