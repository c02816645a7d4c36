import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeSecrets, type StackPlace } from "../stack.ts";
import { findFreePort, isFree } from "./local-start.ts";

/**
 * Where the stand-ins of `npm run stack` are: the same as the last time where that is free, so that a `wrangler dev` that
 * runs on goes on with them.
 */
export async function readStackPlace(dataDir: string): Promise<StackPlace> {
  const file = join(dataDir, "stack.json");
  const last = readLast(file);
  const place: StackPlace = {
    ...(last ?? makeSecrets()),
    postgresPort: await portOr(last?.postgresPort),
    redisPort: await portOr(last?.redisPort),
  };
  writeFileSync(file, `${JSON.stringify(place, null, 2)}\n`, { mode: 0o600 });
  return place;
}

async function portOr(last: number | undefined): Promise<number> {
  return last !== undefined && (await isFree(last, "127.0.0.1")) ? last : findFreePort("127.0.0.1");
}

function readLast(file: string): StackPlace | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as StackPlace; // Written above alone.
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return null;
  }
}
