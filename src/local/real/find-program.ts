import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian keeps the programs of a PostgreSQL server off the path, in a folder for each version. */
const DEBIAN_POSTGRES = "/usr/lib/postgresql";

/** @returns null when this machine does not have it. */
export function findProgram(name: string, path: string): string | null {
  const folders = [...path.split(delimiter), ...debianFolders()];
  return folders.map((folder) => join(folder, name)).find(canRun) ?? null;
}

function debianFolders(): string[] {
  try {
    const versions = readdirSync(DEBIAN_POSTGRES).toSorted((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(DEBIAN_POSTGRES, version, "bin"));
  } catch {
    return []; // Another system.
  }
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
