import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";

const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const STRICT = [
  ...["--strict", "--exactOptionalPropertyTypes", "--verbatimModuleSyntax", "--skipLibCheck", "false"],
  ...["--target", "es2022", "--lib", "es2022,dom", "--outDir", "out"],
];
/** npm never looks further than this machine: an install that needs a build of Bijou's tools fails. */
const OFFLINE = ["--offline", "--no-audit", "--no-fund", "--silent"];

const USE = `import { BijouError, createBijouClient, problemText, type Link } from "bijou/client";
const apiKey: string | undefined = undefined;
const fetch = async () => Response.json({ slug: "abc" });
const client = createBijouClient({ baseUrl: "https://go.example", apiKey, fetch });
const { data, error } = await client.POST("/api/links", { body: { url: "https://example.com/" } });
const link: Link | undefined = data;
if (error?.type === "/_/problems/slug-taken") error.status satisfies 409;
if (error) console.log(problemText(error));
console.log(link?.slug, typeof BijouError);
`;
const WRONG = `import { createBijouClient } from "bijou/client";
createBijouClient({ baseUrl: "" }).GET("/api/nothing");
`;

/** What a program prints; with what it printed in place of a result where it fails. */
async function run(cwd: string, command: string, ...args: string[]): Promise<string> {
  const ended = promisify(execFile)(command, args, { cwd, maxBuffer: 2 ** 26 });
  return ended.then(
    ({ stdout }) => stdout,
    (failure: unknown) => {
      const { stdout, stderr } = failure as { stdout: string; stderr: string }; // What it rejects with.
      return `failed: ${stdout}${stderr}`;
    },
  );
}

/** The tree as it would be committed now, in a repository of its own. */
async function cloneOfTheTree(folder: string): Promise<void> {
  const files = await run(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z");
  for (const file of files.split("\0").filter((name) => name !== "")) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  const asSomebody = ["-c", "user.name=Test", "-c", "user.email=test@bijou.example"];
  await run(folder, "git", "init", "-q");
  await run(folder, "git", "add", "-A");
  await run(folder, "git", ...asSomebody, "commit", "-qm", "The tree");
}

describe("the client as another project has it", () => {
  let folder = "";
  const projects = { tarball: "", git: "" };
  const installed = { tarball: "", git: "" };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "bijou-client-"));
    const repository = join(folder, "repository");
    await cloneOfTheTree(repository);
    const tarball = (await run(ROOT, process.execPath, "src/local/client/pack-client.ts")).trim();
    const sources = { tarball, git: `git+file://${repository}` };
    for (const name of ["tarball", "git"] as const) {
      const project = join(folder, name);
      mkdirSync(project);
      writeFileSync(join(project, "package.json"), '{"private":true,"type":"module"}');
      writeFileSync(join(project, "use.ts"), USE);
      writeFileSync(join(project, "wrong.ts"), WRONG);
      projects[name] = project;
      installed[name] = await run(project, "npm", "install", ...OFFLINE, sources[name]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  describe.each(["tarball", "git"] as const)("installed from %s", (name) => {
    it("brings nothing else along", () => {
      expect(installed[name]).toBe("");
      const names = readdirSync(join(projects[name], "node_modules")).filter((entry) => !entry.startsWith("."));
      expect(names).toEqual(["bijou"]);
    });

    it.each([
      { resolution: "bundler", options: ["--module", "esnext", "--moduleResolution", "bundler"] },
      { resolution: "node16", options: ["--module", "node16", "--moduleResolution", "node16"] },
      {
        resolution: "node",
        options: ["--module", "esnext", "--moduleResolution", "node", "--ignoreDeprecations", "6.0"],
      },
    ])("has types for moduleResolution $resolution, and runs in Node", async ({ options }) => {
      const project = projects[name];
      expect(await run(project, process.execPath, TSC, ...STRICT, ...options, "use.ts")).toBe("");
      expect(await run(project, process.execPath, "out/use.js")).toBe("abc function\n");
    });

    it("has types that refuse what the API does not take", async () => {
      const options = [...STRICT, "--module", "nodenext"];
      expect(await run(projects[name], process.execPath, TSC, ...options, "wrong.ts")).toContain("wrong.ts(2,");
    });
  });

  it("is all that npm packs of the repository", async () => {
    const report = await run(ROOT, "npm", "pack", "--dry-run", "--json");
    const [packed] = JSON.parse(report) as [{ files: { path: string }[] }];
    expect(packed.files.map(({ path }) => path).toSorted()).toEqual([
      "LICENSE",
      "README.md",
      "package.json",
      ...["LICENSE.openapi-fetch", "api-types.d.ts", "client.d.ts", "client.js"].map(
        (file) => `src/client/package/${file}`,
      ),
    ]);
  });

  it("asks for no other package, and for no build", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<string, object>;
    for (const kind of ["dependencies", "peerDependencies", "optionalDependencies"]) {
      expect(manifest).not.toHaveProperty(kind);
    }
    // For any of these npm installs all of Bijou's tools on the machine of whoever wants the client.
    for (const script of ["prepare", "prepack", "build", "preinstall", "install", "postinstall"]) {
      expect(manifest["scripts"]).not.toHaveProperty(script);
    }
  });

  it("is the client of the sources: npm run build:client finds nothing stale", async () => {
    expect(await run(ROOT, process.execPath, "src/local/client/build-client.ts", "--check")).toBe("");
  });
});
