import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { ROOT } from "./bundle.ts";

/**
 * A data folder of PGlite with the schema in it, as tar. PGlite takes some 3 s of CPU to make and migrate one, and
 * 0.4 s to start from this; each file of tests needs a database of its own.
 *
 * It stays on disk from one run to the next, under the hash of what it was made from: a changed migration or another
 * PGlite makes another. Two processes may both make it: each writes a file of its own and renames it.
 */
const FOLDER = join(ROOT, "node_modules/.cache/bijou-tests");
const MIGRATIONS = join(ROOT, "drizzle");

let template: Promise<Blob> | undefined;

export function migratedTemplate(): Promise<Blob> {
  template ??= readOrMake(join(FOLDER, templateName()));
  return template;
}

export function templateName(): string {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(ROOT, "node_modules/@electric-sql/pglite/package.json")));
  const files = readdirSync(MIGRATIONS, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => /\.sql$|_journal\.json$/.test(name)).sort())
    hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  return `postgres-${hash.digest("hex").slice(0, 16)}.tar`;
}

async function readOrMake(file: string): Promise<Blob> {
  try {
    return new Blob([readFileSync(file)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error; // `readFileSync` throws nothing else.
  }
  const made = await make();
  mkdirSync(FOLDER, { recursive: true });
  for (const old of readdirSync(FOLDER)) if (old.endsWith(".tar")) rmSync(join(FOLDER, old), { force: true });
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, Buffer.from(await made.arrayBuffer()));
  renameSync(unfinished, file);
  return made;
}

async function make(): Promise<Blob> {
  const db = await PGlite.create();
  await migrate(drizzle(db), { migrationsFolder: MIGRATIONS });
  const made = await db.dumpDataDir("none");
  await db.close();
  return made;
}
