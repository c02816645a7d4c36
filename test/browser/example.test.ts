import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXAMPLE_DIR } from "../../src/local/build-client.ts";
import type { Stack } from "../../src/local/stack.ts";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { ORIGIN } from "../support/settings.ts";
import { type StaticSite, startStaticSite } from "../support/static-site.ts";

describe("the example page, on other origins than the shortener's", () => {
  const browser = useBrowser();
  let stack: Stack;
  let allowed: StaticSite;
  let refused: StaticSite;
  let worker: RunningWorker;

  beforeAll(async () => {
    stack = await embedded.start();
    allowed = await startStaticSite(EXAMPLE_DIR);
    refused = await startStaticSite(EXAMPLE_DIR);
    worker = await startWorker(stack, { PUBLIC_CREATE: "true", CORS_ORIGINS: allowed.origin });
  });
  afterAll(async () => {
    await Promise.all([worker.close(), allowed.close(), refused.close()]);
    await stack.close();
  });

  async function shorten(page: Page, url: string): Promise<void> {
    await page.getByLabel("Shortener").fill(worker.url);
    await page.getByLabel("URL").fill(url);
    await page.getByRole("button", { name: "Shorten" }).click();
    await page.locator("output:not(:empty)").waitFor();
  }

  it("creates a link through CORS, and shows it", async () => {
    const url = `https://example.com/${crypto.randomUUID()}`;
    const { page, complaints } = await browser.visit(allowed.origin);
    await shorten(page, url);
    const shown = await page.locator("output a").getAttribute("href");
    expect(shown?.startsWith(`${ORIGIN}/`)).toBe(true);
    const opened = await worker.fetch(new URL(String(shown)).pathname);
    expect(opened.headers.get("Location")).toBe(url);
    expect(complaints()).toEqual([]);
  });

  it("shows what is wrong with a URL that the shortener refuses", async () => {
    const { page } = await browser.visit(allowed.origin);
    await shorten(page, "http://127.0.0.1/");
    expect(await page.locator("output").textContent()).toMatch(/must not lead there.*url /);
  });

  it("is refused on an origin that CORS_ORIGINS lacks, and says so", async () => {
    const url = `https://example.com/${crypto.randomUUID()}`;
    const { page, complaints } = await browser.visit(refused.origin);
    await shorten(page, url);
    expect(await page.locator("output").textContent()).toContain(`CORS_ORIGINS there lacks ${refused.origin}`);
    expect(complaints().some((text) => text.includes("blocked by CORS policy"))).toBe(true);
    const { rows } = await stack.sql.query({ query: "SELECT count(*) FROM links WHERE url = $1", params: [url] });
    expect(rows).toEqual([["0"]]); // The preflight was refused: nothing was sent.
  });
});
