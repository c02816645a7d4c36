import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { VERSION } from "../version.ts";
import { keepClient } from "./client/served-client.ts";
import { nextVersion } from "./deploy/next-version.ts";
import { releasedChangelog } from "./deploy/released-changelog.ts";

/**
 * `npm run release -- minor`: the version in its three places, the heading in CHANGELOG.md, the client that every later
 * release goes on serving, and the bundle that test/whole/two-releases.test.ts runs beside the next one. It commits and
 * tags nothing: look at it first.
 */
const ROOT = join(import.meta.dirname, "../..");
const RELEASES = join(ROOT, "test/releases");
const OUT = join(ROOT, "dist/release");
const CHANGELOG = join(ROOT, "CHANGELOG.md");
const BIN = join(ROOT, "node_modules/.bin");

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const version = nextVersion(VERSION, process.argv[2] ?? "");
const today = new Date().toISOString().slice(0, 10);
const changelog = releasedChangelog(readFileSync(CHANGELOG, "utf8"), version ?? "", today);
const changed = run("git", "status", "--porcelain", "--untracked-files=no").trim();
if (version === null) {
  fail(`give major, minor, patch or a version from ${VERSION} on, received "${process.argv[2] ?? ""}"`);
} else if (changelog === null) {
  fail('CHANGELOG.md says nothing under "Unreleased"');
} else if (changed !== "") {
  fail(`a release is made of what is committed; there are changes:\n${changed}`);
} else {
  run("npm", "version", version, "--no-git-tag-version", "--allow-same-version");
  const file = join(ROOT, "src/version.ts");
  writeFileSync(file, readFileSync(file, "utf8").replace(/VERSION = ".*"/, `VERSION = "${version}"`));

  writeFileSync(CHANGELOG, changelog);

  keepClient(version);

  run(join(BIN, "wrangler"), "deploy", "--dry-run", "--outdir", OUT);
  for (const older of readdirSync(RELEASES)) rmSync(join(RELEASES, older));
  writeFileSync(join(RELEASES, `${version}.js.gz`), gzipSync(readFileSync(join(OUT, "worker.js")), { level: 9 }));

  console.log(`
Version ${version} is ready to be looked at. Then:

  git add package.json package-lock.json src/version.ts CHANGELOG.md test/releases src/client/released
  git commit -m "Release ${version}" && git tag v${version}
  git push origin main v${version}     # which deploys it to production
`);
}

function fail(reason: string): void {
  console.error(`Cannot release: ${reason}`);
  process.exitCode = 1;
}
