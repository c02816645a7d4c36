import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded } from "../support/engines.ts";
import { violationsOn } from "../support/page-audit.ts";
import { asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** Each of the visitor's pages in each look: nothing that axe finds, nothing that its policy has blocked, nothing wider than the screen. */
const PICTURES = join(ROOT, "dist/pictures");

const LONG = `https://a-very-long-name-of-a-host-that-goes-on.and-on.example.org:8443/a/${"long/".repeat(30)}?q=1#end`;

interface State {
  readonly name: string;
  readonly path: string;
  readonly heading: string;
  readonly show?: (page: Page) => Promise<unknown>;
}

const STATES: readonly State[] = [
  { name: "not-found", path: "/nothing-here", heading: "Hier ist nichts" },
  { name: "disabled", path: "/off", heading: "Dieser Link ist abgeschaltet" },
  { name: "blocked", path: "/blocked", heading: "Dieser Link ist gesperrt" },
  { name: "password", path: "/locked", heading: "Dieser Link braucht ein Passwort" },
  {
    ...{ name: "password-wrong", path: "/locked?a=b", heading: "Dieser Link braucht ein Passwort" },
    show: async (page) => {
      await page.getByLabel("Passwort").fill("wrong");
      await page.getByRole("button", { name: "Link öffnen" }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  { name: "preview", path: "/open+", heading: "Wohin dieser Link führt" },
  { name: "preview-long", path: "/long+", heading: "Wohin dieser Link führt" },
  { name: "preview-locked", path: "/locked+", heading: "Dieser Link hat ein Passwort" },
  { name: "preview-limited", path: "/limited+", heading: "Dieser Link öffnet sich nur begrenzt oft" },
  { name: "report", path: "/_/report?slug=open", heading: "Einen Link melden" },
  {
    ...{ name: "report-wrong", path: "/_/report", heading: "Einen Link melden" },
    show: async (page) => {
      await page.getByLabel("Kurzlink").fill("nothing-here");
      await page.getByLabel("Etwas anderes").check();
      await page.getByLabel("Was geschehen ist").fill("one\ntwo");
      await page.getByRole("button", { name: "Meldung senden" }).click();
      await page.getByText("Diesen Link gibt es nicht").waitFor();
      expect(await page.getByLabel("Kurzlink").inputValue()).toBe("nothing-here");
      expect(await page.getByLabel("Was geschehen ist").inputValue()).toBe("one\ntwo");
      expect(await page.getByLabel("Etwas anderes").isChecked()).toBe(true);
    },
  },
  { name: "report-sent", path: "/_/report?sent", heading: "Die Meldung ist gesendet" },
  { name: "problem", path: "/_/problems/gone", heading: "This link no longer works" },
];

const LOOKS = [
  { look: "desktop-light", context: { viewport: { width: 1280, height: 800 }, colorScheme: "light" } },
  { look: "phone-dark", context: { viewport: { width: 390, height: 844 }, colorScheme: "dark" } },
  { look: "desktop-dark", context: { viewport: { width: 1280, height: 800 }, colorScheme: "dark" } },
  { look: "phone-light", context: { viewport: { width: 320, height: 700 }, colorScheme: "light" } },
] as const;

describe("the visitor's pages", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded);

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    await whole.worker.create({
      url: "https://example.com/path/of/it?q=1",
      slug: "open",
      title: "The prices of <2026>",
    });
    await whole.worker.create({ url: LONG, slug: "long", title: "\u202egnp.exe" });
    await whole.worker.create({ url: "https://example.com/", slug: "off", enabled: false });
    await whole.worker.create({ url: "https://example.com/", slug: "locked", password: "open sesame" });
    await whole.worker.create({ url: "https://example.com/", slug: "limited", maxVisits: 3 });
    await whole.worker.create({ url: "https://evil.example/", slug: "blocked" });
    const blocked = await whole.worker.fetch("/api/blocked-domains", {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ domain: "evil.example" }),
    });
    expect(blocked.ok).toBe(true);
  });

  const cases = LOOKS.flatMap((look) => STATES.map((state) => ({ ...look, ...state })));

  it.each(cases)("$name on $look: readable for everybody, and as its policy has it", async (one) => {
    const { page, complaints } = await browser.visit(whole.worker.url + one.path, {
      ...one.context,
      locale: "de-AT",
      bypassCSP: false,
    });
    await one.show?.(page);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(one.heading);
    const style = await page.evaluate(
      "({ width: document.documentElement.scrollWidth - document.documentElement.clientWidth, rules: document.styleSheets.length })",
    );
    expect(style).toEqual({ width: 0, rules: 1 });
    await page.screenshot({ path: join(PICTURES, `visitor-${one.name}-${one.look}.png`), fullPage: true });
    expect(await violationsOn(page)).toEqual([]);
    // A 4xx is an error in the console too.
    expect(
      complaints().filter((text) => !text.startsWith("Failed to load resource: the server responded with")),
    ).toEqual([]);
    await page.context().close();
  });

  it("the form reports a link by its whole address, by keyboard alone and without script", async () => {
    const { page } = await browser.visit(`${whole.worker.url}/open+`, { javaScriptEnabled: false, locale: "en" });
    await page.getByRole("link", { name: "Report this link" }).click();
    await page.getByLabel("Short link").fill("https://go.example/open+");
    await page.getByLabel("It is unlawful").press("Space");
    await page.getByLabel("Your e-mail").press("Enter");
    await page.waitForURL(/\?sent$/);
    expect(await page.getByRole("heading").textContent()).toBe("The report is sent");
    const list = await whole.worker.fetch("/api/reports", { headers: asAdmin });
    const { reports } = await list.json<{ reports: { slug: string; reason: string }[] }>();
    expect(reports.map(({ slug, reason }) => [slug, reason])).toEqual([["open", "illegal"]]);
  });

  it("the password's form leads on to another host", async () => {
    const { page, complaints } = await browser.visit(`${whole.worker.url}/locked`, {
      before: (fresh) => fresh.route("https://example.com/", (route) => route.fulfill({ body: "there" })),
    });
    await page.getByLabel("Password").fill("open sesame");
    await page.getByLabel("Password").press("Enter");
    await page.waitForURL("https://example.com/");
    expect(complaints().filter((text) => text.includes("Security Policy"))).toEqual([]);
  });
});
