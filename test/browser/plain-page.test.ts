import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { useBrowser } from "../support/browser.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { type StaticSite, startStaticSite } from "../support/static-site.ts";

/** The page that src/client/README.md shows, on an origin of its own, with nothing beside it. */
describe("the plain page of the client's README.md", () => {
  const browser = useBrowser();
  let folder = "";
  let stack: Stack;
  let site: StaticSite;
  let worker: RunningWorker;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "bijou-page-"));
    stack = await embedded.start();
    site = await startStaticSite(folder);
    worker = await startWorker(stack, { PUBLIC_CREATE: "true", CORS_ORIGINS: site.origin });
    const readme = readFileSync(join(ROOT, "src/client/README.md"), "utf8");
    const page = /^```html\n(.*?)^```$/ms.exec(readme)?.[1] ?? "";
    expect(page).toContain("https://go.example/_/client.js");
    writeFileSync(join(folder, "index.html"), page.replaceAll("https://go.example", worker.url));
  });
  afterAll(async () => {
    await Promise.all([worker.close(), site.close()]);
    await stack.close();
    rmSync(folder, { recursive: true });
  });

  it("takes the client from the shortener itself, and makes a link that opens", async () => {
    const { page, origins } = await browser.visit(site.origin);
    const url = `https://example.com/${crypto.randomUUID()}`;
    await page.getByLabel("URL").fill(url);
    await page.getByRole("button").click();
    await page.locator("output:not(:empty)").waitFor();
    const { pathname } = new URL(String(await page.locator("output").textContent()));
    const opened = await worker.fetch(pathname);
    expect(opened.headers.get("Location")).toBe(url);
    expect(origins().toSorted()).toEqual([site.origin, worker.url].toSorted());
  });

  it("shows what is wrong", async () => {
    const { page } = await browser.visit(site.origin);
    await page.getByLabel("URL").fill("http://127.0.0.1/");
    await page.getByRole("button").click();
    await page.locator("output:not(:empty)").waitFor();
    expect(await page.locator("output").textContent()).toMatch(
      /^Cannot accept the link: links of this shortener must not lead there; url /,
    );
  });
});
