import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../../package.json" with { type: "json" };
import { CLIENT_DIR } from "./build-client.ts";
import { selfContainedTypes } from "./served-client.ts";

/**
 * `npm run pack:client`: the client as a package of its own, to be installed from the file or published under a name of
 * yours. It depends on nothing. It is imported as an install of the repository is, from `bijou/client`, and from `bijou`.
 */
const ROOT = join(import.meta.dirname, "../../..");
const STAGE = join(ROOT, "dist/client-package");
const TARBALL = join(ROOT, `dist/bijou-client-${manifest.version}.tgz`);

export async function packClient(): Promise<string> {
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(STAGE, { recursive: true });
  const { name, version, license, type, engines } = manifest;
  const module = { types: "./client.d.ts", default: "./client.js" };
  const own = {
    ...{ name, version, description: "The client of Bijou, a URL shortener", license, type },
    exports: { ".": module, "./client": module },
    // For moduleResolution "node", which knows no exports. It finds bijou/client by the file's own name.
    ...{ main: "./client.js", types: "./client.d.ts" },
    ...{ sideEffects: false, engines },
  };
  writeFileSync(join(STAGE, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
  writeFileSync(join(STAGE, "client.d.ts"), await selfContainedTypes());
  for (const file of ["client.js", "LICENSE.openapi-fetch"]) copyFileSync(join(CLIENT_DIR, file), join(STAGE, file));
  copyFileSync(join(ROOT, "LICENSE"), join(STAGE, "LICENSE"));
  copyFileSync(join(ROOT, "src/client/README.md"), join(STAGE, "README.md"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", join(ROOT, "dist")], { cwd: STAGE, stdio: "pipe" });
  renameSync(join(ROOT, `dist/${name}-${version}.tgz`), TARBALL);
  return TARBALL;
}

if (import.meta.main) console.log(await packClient());
