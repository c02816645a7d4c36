import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";
import { embedded } from "../support/engines.ts";
import { ADMIN_KEY, ORIGIN } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** A site's build with a thousand links. */
describe("src/client/example/shorten-all.js", () => {
  const whole = useWhole(embedded);
  let folder = "";
  const urls = Array.from({ length: 1_000 }, (_, index) => `https://example.com/pages/${index}`);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bijou-urls-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function build(lines: readonly string[], settings: Readonly<Record<string, string>> = {}) {
    const file = join(folder, "urls.txt");
    writeFileSync(file, `${lines.join("\n")}\n`);
    const env = { PATH: process.env["PATH"], BIJOU_URL: whole.worker.url, BIJOU_KEY: ADMIN_KEY, ...settings };
    const program = promisify(execFile)(process.execPath, [join(ROOT, "src/client/example/shorten-all.js"), file], {
      env: env as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv, // The generated type demands Bijou's secrets.
    });
    return program.then(
      ({ stdout, stderr }) => ({ code: 0, links: JSON.parse(stdout) as Record<string, string>, stderr }),
      (failure: unknown) => {
        const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string }; // As execFile has it.
        return { code, links: JSON.parse(stdout) as Record<string, string>, stderr };
      },
    );
  }

  async function count(): Promise<number> {
    const { rows } = await whole.stack.sql.query({ query: "SELECT count(*) FROM links", params: [] });
    return Number(rows[0]?.[0]);
  }

  it("makes a link for each of 1,000 URLs, and none twice when it runs again", async () => {
    const first = await build(urls);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(Object.keys(first.links)).toEqual(urls);
    expect(new Set(Object.values(first.links)).size).toBe(1_000);
    expect(await count()).toBe(1_000);
    const { pathname, origin } = new URL(String(first.links["https://example.com/pages/999"]));
    expect(origin).toBe(ORIGIN);
    const opened = await whole.worker.fetch(pathname);
    expect(opened.headers.get("Location")).toBe("https://example.com/pages/999");

    expect(await build(urls)).toEqual(first);
    expect(await count()).toBe(1_000);
  });

  it("goes on with a file that has grown past one call, with empty lines and lines twice", async () => {
    const { links, code } = await build(["https://example.com/new", "", ...urls, "https://example.com/new", " "]);
    expect(code).toBe(0);
    expect(Object.keys(links)).toHaveLength(1_001);
    expect(await count()).toBe(1_001);
  });

  it("tells of the URLs that are refused, makes the others, and fails", async () => {
    const { code, links, stderr } = await build(["http://127.0.0.1/", "https://example.com/pages/1"]);
    expect(code).toBe(1);
    expect(Object.keys(links)).toEqual(["https://example.com/pages/1"]);
    expect(stderr).toMatch(
      /^http:\/\/127\.0\.0\.1\/: Cannot accept the link: links of this shortener must not lead there; url /,
    );
  });

  it.each([
    [{ BIJOU_KEY: "bij_no-such-key" }, /^Cannot .*key/],
    [{ BIJOU_URL: "http://127.0.0.1:1" }, /^Cannot reach http:\/\/127\.0\.0\.1:1: /],
  ])("says in one line why nothing was made with %j", async (settings, text) => {
    const { code, links, stderr } = await build(urls, settings);
    expect(code).toBe(1);
    expect(links).toEqual({});
    expect(stderr).toMatch(text);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
