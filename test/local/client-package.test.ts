import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";

const TSC = join(ROOT, "node_modules/typescript/bin/tsc");

/** What a script of Node prints; what it prints as it fails, where it does. */
async function run(cwd: string, ...args: string[]): Promise<string> {
  const ended = promisify(execFile)(process.execPath, args, { cwd });
  const { stdout } = await ended.catch((failure: unknown) => failure as { stdout: string }); // What it rejects with.
  return stdout;
}

/** Another project, which has Bijou as a dependency. */
describe("the package's export bijou/client", () => {
  let project: string;

  beforeAll(async () => {
    await run(ROOT, join(ROOT, "src/local/build-client.ts"));
    project = mkdtempSync(join(tmpdir(), "bijou-client-"));
    mkdirSync(join(project, "node_modules"));
    symlinkSync(ROOT, join(project, "node_modules/bijou"));
    writeFileSync(join(project, "package.json"), '{"type":"module"}');
    writeFileSync(
      join(project, "use.ts"),
      `import { createBijouClient, type Link } from "bijou/client";
const client = createBijouClient({ baseUrl: "https://go.example", fetch: async () => Response.json({ slug: "abc" }) });
const { data, error } = await client.POST("/api/links", { body: { url: "https://example.com/" } });
const link: Link | undefined = data;
if (error?.type === "/_/problems/slug-taken") error.status satisfies 409;
console.log(link?.slug);
`,
    );
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it.each([
    { resolution: "bundler", module: "esnext" },
    { resolution: "nodenext", module: "nodenext" },
  ])("has types that need no setting of their own, by moduleResolution $resolution", async ({ resolution, module }) => {
    const options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom"];
    expect(await run(project, TSC, ...options, "--module", module, "--moduleResolution", resolution, "use.ts")).toBe(
      "",
    );
  });

  it("has types that refuse what the API does not take", async () => {
    const wrong =
      'import { createBijouClient } from "bijou/client";\ncreateBijouClient({ baseUrl: "" }).GET("/api/nothing");\n';
    writeFileSync(join(project, "wrong.ts"), wrong);
    const options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext"];
    expect(await run(project, TSC, ...options, "wrong.ts")).toContain("wrong.ts(2,");
  });

  it("runs in Node as it is", async () => {
    expect(await run(project, "use.ts")).toBe("abc\n");
  });
});
