import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedExample, serveExample } from "../../src/local/client/serve-example.ts";
import type { Stack } from "../../src/local/stack.ts";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { ORIGIN } from "../support/settings.ts";

describe("the example page, on other origins than the shortener's", () => {
  const browser = useBrowser();
  let stack: Stack;
  let allowed: ServedExample;
  let refused: ServedExample;
  let worker: RunningWorker;

  beforeAll(async () => {
    stack = await embedded.start();
    allowed = await serveExample(0);
    refused = await serveExample(0);
    worker = await startWorker(stack, { PUBLIC_CREATE: "true", CORS_ORIGINS: allowed.origin });
  });
  afterAll(async () => {
    await Promise.all([worker.close(), allowed.close(), refused.close()]);
    await stack.close();
  });

  async function shorten(page: Page, url: string, shortener = worker.url): Promise<void> {
    await page.getByLabel("Shortener").fill(shortener);
    await page.getByLabel("URL").fill(url);
    await page.getByRole("button", { name: "Shorten" }).click();
    await page.locator("output", { hasText: /[^…]/ }).waitFor();
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
    expect(await page.locator("output").textContent()).toBe(
      `Cannot reach ${worker.url}: it is down, or its CORS_ORIGINS lacks ${refused.origin}`,
    );
    expect(complaints().some((text) => text.includes("blocked by CORS policy"))).toBe(true);
    const { rows } = await stack.sql.query({ query: "SELECT count(*) FROM links WHERE url = $1", params: [url] });
    expect(rows).toEqual([["0"]]); // The preflight was refused: nothing was sent.
  });

  it("says that a shortener is out of reach, or is none, and works again after that", async () => {
    const { page } = await browser.visit(allowed.origin);
    const shown = () => page.locator("output").textContent();
    await shorten(page, "https://example.com/", "http://127.0.0.1:1");
    expect(await shown()).toContain("Cannot reach http://127.0.0.1:1: it is down");
    await shorten(page, "https://example.com/", allowed.origin);
    expect(await shown()).toBe(
      `Cannot use the answer of ${allowed.origin}: it must be Bijou's JSON, received 404 with no Content-Type`,
    );
    await shorten(page, "https://example.com/");
    await page.locator("output a").waitFor();
  });

  it("takes the shortener from its address, and runs no script that this one answers with", async () => {
    const evil = createServer((request, response) => {
      const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" };
      const answer = request.method === "OPTIONS" ? "" : JSON.stringify({ shortUrl: "javascript:document.title='x'" });
      response.writeHead(200, { ...headers, "Content-Type": "application/json" }).end(answer);
    });
    await once(evil.listen(0, "127.0.0.1"), "listening");
    const address = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`; // Of a TCP server.
    const { page } = await browser.visit(`${allowed.origin}/?shortener=${encodeURIComponent(address)}`);
    expect(await page.getByLabel("Shortener").inputValue()).toBe(address);
    await shorten(page, "https://example.com/", address);
    expect(await page.locator("output a").getAttribute("href")).toBe("");
    evil.close();
  });
});
