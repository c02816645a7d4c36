import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { bundleTypes } from "./bundle-types.ts";

/**
 * The client as each Bijou serves it, so that a static site needs no install: `/_/client.js` is that of this very release,
 * with its types beside it, and `/_/client-{version}.js` that of each release since 0.2.0.
 *
 * A deploy replaces all static files, and a page may keep a versioned one for a year and ask for it again. So the released
 * ones are kept in the repository, and never changed: SHA256SUMS holds them.
 */
const CLIENT_DIR = join(import.meta.dirname, "../../client");
const PACKAGE_DIR = join(CLIENT_DIR, "package");
export const RELEASED_DIR = join(CLIENT_DIR, "released");
const RELEASED = /^client-\d+\.\d+\.\d+\.js$/;

const FOR_EVERYBODY = { "Access-Control-Allow-Origin": "*" };
/** Asked again each time, and answered 304 while it is the same. */
const CURRENT = { ...FOR_EVERYBODY, "Cache-Control": "no-cache" };

export const CLIENT_HEADERS = {
  "/_/client.js": CURRENT,
  // By its name it would be served as a video: `.ts` is an old ending of videos.
  "/_/client.d.ts": { ...CURRENT, "Content-Type": "text/plain; charset=utf-8" },
  "/_/client-*": { ...FOR_EVERYBODY, "Cache-Control": "public, max-age=31536000, immutable" },
} as const;

export async function servedClient(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const released = readdirSync(RELEASED_DIR).filter((name) => RELEASED.test(name));
  return [
    { name: "client.js", text: minifiedClient() },
    { name: "client.d.ts", text: await selfContainedTypes() },
    ...released.map((name) => ({ name, text: readFileSync(join(RELEASED_DIR, name), "utf8") })),
  ];
}

/** Puts the client of a release among those that every later one serves. */
export function keepClient(version: string): void {
  const name = `client-${version}.js`;
  const text = minifiedClient();
  writeFileSync(join(RELEASED_DIR, name), text);
  appendFileSync(join(RELEASED_DIR, "SHA256SUMS"), `${createHash("sha256").update(text).digest("hex")}  ${name}\n`);
}

function minifiedClient(): string {
  const text = readFileSync(join(PACKAGE_DIR, "client.js"), "utf8");
  return transformSync(text, { minify: true, format: "esm", target: "es2022", legalComments: "inline" }).code;
}

/** In one file, which imports nothing. */
export async function selfContainedTypes(): Promise<string> {
  return bundleTypes(join(PACKAGE_DIR, "client.d.ts"));
}
