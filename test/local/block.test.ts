import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Start, useNpmStart } from "../support/npm-start.ts";
import { runProgram } from "../support/run-program.ts";
import { ADMIN_KEY } from "../support/settings.ts";

describe("npm run block, against npm start", () => {
  const starts = useNpmStart();
  let bijou: Start;
  beforeAll(async () => {
    bijou = await starts.start({ BIJOU_DATA_DIR: await starts.migratedFolder("data"), ADMIN_API_KEY: ADMIN_KEY });
    await bijou.ready();
  });

  const block = (...args: string[]) =>
    runProgram("block.ts", args, { BASE_URL: `${bijou.address}/`, ADMIN_API_KEY: ADMIN_KEY });
  async function fileOf(...lines: string[]): Promise<string> {
    const file = join(starts.folder, `${crypto.randomUUID()}.txt`);
    await writeFile(file, lines.join("\n"));
    return file;
  }
  async function listed(): Promise<{ domain: string; reason: string | null }[]> {
    const headers = { Authorization: `Bearer ${ADMIN_KEY}` };
    const response = await fetch(`${bijou.address}/api/blocked-domains?limit=200`, { headers });
    return (await response.json<{ blockedDomains: { domain: string; reason: string | null }[] }>()).blockedDomains;
  }

  it("blocks the domains of a file, again without harm, and takes them back", async () => {
    const file = await fileOf("# a list", "Bad.example", "0.0.0.0 worse.example", "bäd.example", "127.0.0.1 localhost");
    for (let round = 0; round < 2; round++) {
      const { exitCode, output } = await block(file, "--reason", "A list");
      expect(output).toContain(`3 domains are blocked at ${bijou.address}`);
      expect(exitCode).toBe(0);
      const domains = ["bad.example", "worse.example", "xn--bd-via.example"];
      expect((await listed()).map(({ domain, reason }) => [domain, reason])).toEqual(domains.map((d) => [d, "A list"]));
    }
    expect((await block("--unblock", file)).output).toContain("3 domains are unblocked");
    expect((await block("--unblock", file)).output).toContain("0 domains are unblocked");
    expect(await listed()).toEqual([]);
  });

  it("passes over lines that are no domains, says which, and ends with 1", async () => {
    const { exitCode, output } = await block(await fileOf("good-list.example", "com", "", "https://bad.example/"));
    expect(output).toMatch(/line 2: must have two labels[^]*line 4: must be a domain[^]*Cannot read every line: 2/);
    expect(exitCode).toBe(1);
    expect((await listed()).map(({ domain }) => domain)).toEqual(["good-list.example"]);
  });

  it.each<[string[], Record<string, string>, string]>([
    [[], { ADMIN_API_KEY: "x" }, "give the name of one file"],
    [["a", "b"], { ADMIN_API_KEY: "x" }, "give the name of one file"],
    [["a", "--no-such"], { ADMIN_API_KEY: "x" }, "--no-such"],
    [["a"], {}, "ADMIN_API_KEY is not set"],
    [["a"], { ADMIN_API_KEY: "x", BASE_URL: "go.example" }, "BASE_URL must be"],
    [["/no/such/file"], { ADMIN_API_KEY: "x" }, "ENOENT"],
  ])("refuses %j with %j", async (args, settings, reason) => {
    const { exitCode, output } = await runProgram("block.ts", args, settings);
    expect(output).toContain("Cannot block: ");
    expect(output).toContain(reason);
    expect(exitCode).toBe(1);
  });

  it("says so when the key is a wrong one", async () => {
    const settings = { BASE_URL: bijou.address, ADMIN_API_KEY: "bij_a-key-that-nobody-has-0123" };
    const { exitCode, output } = await runProgram("block.ts", [await fileOf("bad.example")], settings);
    expect(output).toContain("Cannot block: 401 came");
    expect(exitCode).toBe(1);
  });
});
