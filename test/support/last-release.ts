import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ROOT } from "./bundle.ts";

const RELEASES = join(ROOT, "test/releases");

/** The bundle of the last release, as `npm run release` kept it, in a folder that `startWorker` takes. */
export function unpackLastRelease(): { version: string; bundleDir: string } {
  const files = readdirSync(RELEASES);
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new Error(`Cannot tell the last release: test/releases must have one file, and has ${files.length}`);
  }
  const version = file.replace(".js.gz", "");
  const bundleDir = join(ROOT, "dist/last-release");
  mkdirSync(bundleDir, { recursive: true });
  writeFileSync(join(bundleDir, "worker.js"), gunzipSync(readFileSync(join(RELEASES, file))));
  return { version, bundleDir };
}
