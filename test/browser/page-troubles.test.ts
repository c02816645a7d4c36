import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { addSample } from "../../src/local/start/add-sample.ts";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { DESKTOP, failing, PHONE, signedInAs } from "../support/page-looks.ts";
import { ADMIN_KEY, asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** What people meet while a screen is open: the page says so, loses nothing that was typed, and goes on by itself. */
interface Screen {
  readonly name: string;
  readonly path: string;
  readonly isThere: string;
  /** The call that `act` leads to. */
  readonly api: string;
  readonly act: (page: Page, text: string) => Promise<unknown>;
  /** What was typed or chosen. */
  readonly typed: (page: Page) => Promise<string>;
  readonly isDone: (page: Page, text: string) => Promise<unknown>;
}

const domains = (page: Page) => page.getByLabel("Domains to block");

const LINKS: Screen = {
  ...{ name: "links", path: "/_/links", isThere: ".list-row", api: "/api/links?*" },
  act: (page) => page.getByRole("searchbox").fill("webinar"),
  typed: (page) => page.getByRole("searchbox").inputValue(),
  isDone: (page) => expect.poll(() => page.locator(".list-row").count()).toBe(1),
};
const STATISTICS: Screen = {
  ...{ name: "statistics", path: "/_/stats", isThere: ".area-chart", api: "/api/stats?*" },
  async act(page) {
    await page.getByLabel("Tag").fill("docs");
    await page.keyboard.press("Enter");
  },
  typed: (page) => page.getByLabel("Tag").inputValue(),
  // Of the links one is left.
  isDone: (page) =>
    expect.poll(() => page.locator(".name-list", { hasText: "Links" }).getByRole("link").count()).toBe(1),
};
const SETTINGS: Screen = {
  ...{ name: "settings", path: "/_/settings", isThere: ".block-form", api: "/api/blocked-domains" },
  async act(page, text) {
    await domains(page).fill(text);
    await page.getByRole("button", { name: "Block", exact: true }).click();
  },
  typed: (page) => domains(page).inputValue(),
  isDone: (page, text) => page.getByRole("listitem").filter({ hasText: text }).waitFor(),
};
const TYPED = { links: "webinar", statistics: "docs" } as const;

const TROUBLES = [
  { trouble: "a rate limit", status: 429, says: "Too many requests" },
  { trouble: "a failing API", status: 503, says: "Bijou does not answer" },
] as const;

describe("a screen in trouble", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded, { KEY_READS_PER_MINUTE: "100000" });
  beforeAll(() => addSample({ address: whole.worker.url, key: ADMIN_KEY, stack: whole.stack, now: Date.now() }));

  const textFor = ({ name }: Screen) =>
    name === "settings" ? `x${crypto.randomUUID().slice(0, 8)}.example` : TYPED[name as keyof typeof TYPED];
  async function open(screen: Screen, key = ADMIN_KEY, look: object = DESKTOP): Promise<Page> {
    const { page } = await browser.visit(whole.worker.url + screen.path, {
      ...look,
      before: (one) => signedInAs(one, key),
    });
    await page.locator(screen.isThere).first().waitFor();
    return page;
  }
  const isQuiet = (page: Page) => page.locator('.notice[data-open="false"]').waitFor({ state: "attached" });

  describe.each([STATISTICS, SETTINGS])("the $name", (screen) => {
    it.each(TROUBLES)("wait out $trouble, say so, and keep what was typed", async ({ status, says }) => {
      const page = await open(screen);
      const text = textFor(screen);
      await failing(page, screen.api, status, 1, { "Retry-After": "2" });
      await screen.act(page, text);
      await page.getByText(says).waitFor();
      expect(await screen.typed(page)).toBe(text);
      await screen.isDone(page, text);
      await isQuiet(page);
    });

    it("say that they are offline, keep what was typed, and go on by themselves", async () => {
      const page = await open(screen, ADMIN_KEY, PHONE);
      const text = textFor(screen);
      await page.context().setOffline(true);
      await screen.act(page, text);
      await page.getByText("You are offline").waitFor();
      expect(await screen.typed(page)).toBe(text);
      await page.context().setOffline(false);
      await screen.isDone(page, text);
      await isQuiet(page);
    });

    it("show that they wait for a slow API, and what was there before stays", async () => {
      const page = await open(screen);
      const text = textFor(screen);
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(`**${screen.api}`, async (route) => {
        await released;
        await route.fallback();
      });
      await screen.act(page, text);
      await page.locator('main [aria-busy="true"]').first().waitFor();
      expect(await page.locator(screen.isThere).count()).toBeGreaterThan(0);
      expect(await screen.typed(page)).toBe(text);
      release();
      await screen.isDone(page, text);
      await expect.poll(() => page.locator('main [aria-busy="true"]').count()).toBe(0);
    });
  });

  it.each([LINKS, STATISTICS])("$name ask to sign in when their key is revoked, and then go on", async (screen) => {
    const made = await whole.worker.fetch("/api/keys", {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ name: `of ${screen.name}`, scopes: ["links:read", "stats:read"] }),
    });
    const { id, key } = await made.json<{ id: string; key: string }>();
    const page = await open(screen, key);
    await whole.worker.fetch(`/api/keys/${id}`, { method: "DELETE", headers: asAdmin });
    await screen.act(page, textFor(screen));
    await page.getByText("Your key no longer works").waitFor();
    expect(await page.locator(screen.isThere).count()).toBeGreaterThan(0);
    expect(await screen.typed(page)).toBe(textFor(screen));
    await page.getByLabel("API key or admin key").fill(ADMIN_KEY);
    await page.keyboard.press("Enter");
    await screen.isDone(page, textFor(screen));
  });

  it("settings ask to sign in when their key ends, and lose nothing that was typed", async () => {
    const page = await open(SETTINGS);
    const text = textFor(SETTINGS);
    await page.getByText("No ping yet.").waitFor();
    await failing(page, SETTINGS.api, 401);
    await SETTINGS.act(page, text);
    await page.getByText("Your key no longer works").waitFor();
    expect(await SETTINGS.typed(page)).toBe(text);
    // No part is taken for one that this caller may not see.
    expect(await page.getByText("No ping yet.").count()).toBe(1);
    await page.getByLabel("API key or admin key").fill(ADMIN_KEY);
    await page.keyboard.press("Enter");
    await SETTINGS.isDone(page, text);
  });

  it("shows the second of two tabs what the first has saved", async () => {
    const tabs = [await open(LINKS), await open(LINKS)] as const;
    const title = (page: Page) => page.locator("dialog.drawer[open]").getByLabel("Title");
    for (const [at, page] of tabs.entries()) {
      await page.getByRole("button", { name: "Menu of jobs" }).click();
      await page.getByRole("menuitem", { name: "Edit" }).click();
      await title(page).fill(`Tab ${at + 1}`);
    }
    await tabs[0].getByRole("button", { name: "Save" }).click();
    await tabs[0].getByText("jobs is saved.").waitFor();
    await tabs[1].getByRole("button", { name: "Save" }).click();
    await tabs[1].getByText("Somebody has changed this link meanwhile").waitFor();
    expect(await tabs[1].locator(".conflict dl").innerText()).toMatch(/We are hiring → Tab 1\s+You typed: Tab 2/);
    await tabs[1].getByRole("button", { name: "Save mine" }).click();
    await tabs[1].getByText("jobs is saved.").waitFor();
    const link = await whole.worker.fetch("/api/links/jobs", { headers: asAdmin });
    expect((await link.json<{ title: string }>()).title).toBe("Tab 2");
  });

  it.each([
    { path: "/", until: ".link-row" },
    { path: "/_/links", until: ".list-row" },
    { path: "/_/links?edit=spring", until: ".edit" },
    { path: "/_/links/spring", until: ".area-chart" },
    { path: "/_/stats", until: ".area-chart" },
    { path: "/_/settings", until: ".health-now" },
  ])("$path fits 320 pixels in German", async ({ path, until }) => {
    const { page } = await browser.visit(whole.worker.url + path, {
      ...{ viewport: { width: 320, height: 700 }, locale: "de-DE" },
      before: signedInAs,
    });
    await page.locator(until).first().waitFor();
    expect(await page.evaluate("document.documentElement.lang")).toBe("de");
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    // Nor does anything stick out within the page, but for what scrolls by itself.
    expect(await page.evaluate(STICKS_OUT)).toEqual([]);
  });
});

const STICKS_OUT = `[...document.querySelectorAll("h1, h2, h3, button, label, input, select, textarea, p, dt, dd")]
  .filter((one) => one.checkVisibility() && !one.closest(".unseen"))
  .filter((one) => {
    for (let box = one; box !== null; box = box.parentElement) {
      if (box !== document.documentElement && /auto|scroll/.test(getComputedStyle(box).overflowX)) return false;
    }
    return true;
  })
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 || one.getBoundingClientRect().left < -0.5)
  .map((one) => one.outerHTML.slice(0, 120))`;
