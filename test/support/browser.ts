// Playwright drives a Chromium that the machine has; it downloads none of its own.
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

export const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** As root there is no sandbox; the rest keeps it from calling Google's hosts at its start. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page of its own for each test, and what it has asked for and said. */
export interface Visit {
  readonly page: Page;
  /** Origins that it has sent requests to, or tried to. */
  origins(): string[];
  /** What its console has: errors, warnings, and with them what its policy has blocked. */
  complaints(): string[];
}

/** How the page is looked at. */
export interface Look extends BrowserContextOptions {
  /** Before the page is opened: routes, and what its storage has. */
  readonly before?: (page: Page) => Promise<unknown>;
}

export function useBrowser(): { visit(url: string, look?: Look): Promise<Visit> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  });
  afterAll(() => browser?.close());

  return {
    async visit(url, { before, ...context } = {}) {
      if (browser === undefined) throw new Error("Cannot visit a page: the browser starts in beforeAll");
      const page = await browser.newPage(context);
      // A machine may be busy, and no test is about how fast a page is.
      page.setDefaultTimeout(120_000);
      const origins = new Set<string>();
      const complaints: string[] = [];
      page.on("request", (request) => {
        if (/^https?:/.test(request.url())) origins.add(new URL(request.url()).origin);
      });
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await before?.(page);
      await page.goto(url);
      return { page, origins: () => [...origins], complaints: () => complaints };
    },
  };
}
