import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { drawer, fromMenu, row } from "../support/links-screen.ts";
import { complaintsOf, DESKTOP, PHONE, signedInAs } from "../support/page-looks.ts";
import { ADMIN_KEY, asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

const NARROW = { viewport: { width: 320, height: 640 }, hasTouch: true } as const;

/** The page where Bijou has more than one domain, in the production bundle. */
describe("the domains of the page", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded);
  const headers = { ...asAdmin, "Content-Type": "application/json" };
  const addDomain = (domain: string) =>
    whole.worker.fetch("/api/domains", { method: "POST", headers, body: JSON.stringify({ domain }) });
  const linkOn = async (domain: string, slug: string) => {
    const answer = await whole.worker.fetch(`/api/links/${slug}?domain=${domain}`, { headers });
    return answer.ok ? await answer.json<Record<string, unknown>>() : null;
  };
  const open = async (path: string, look: object = DESKTOP) => {
    const visit = await browser.visit(whole.worker.url + path, { ...look, before: (page) => signedInAs(page) });
    return { visit, page: visit.page };
  };
  const chooser = (page: Page) => page.getByRole("combobox", { name: "Domain", exact: true });
  const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

  it("shows no domain anywhere while there is one", async () => {
    await whole.worker.create({ url: "https://example.com/alone", slug: "alone" });
    const { page } = await open("/");
    await page.locator(".link-row", { hasText: "alone" }).waitFor();
    expect(await page.locator(".domain-switch").count()).toBe(0);
    await page.getByRole("navigation").getByRole("link", { name: "Links" }).click();
    await row(page, "alone").waitFor();
    expect(new URL(page.url()).search).toBe("");
  });

  describe("with two", () => {
    beforeAll(async () => {
      expect((await addDomain("events.example")).status).toBe(201);
      await whole.worker.create({ url: "https://example.com/default", slug: "sale", title: "Default" });
      await whole.worker.create({
        ...{ url: "https://example.com/events", slug: "sale", title: "Events", domain: "events.example" },
      });
    });

    it.each([
      ["a desktop", DESKTOP, "made-1"],
      ["a phone", PHONE, "made-2"],
    ])("makes a link on the domain of the switch, and lists that domain, on %s", async (_size, look, slug) => {
      const { page, visit } = await open("/", look);
      await chooser(page).waitFor();
      expect(await chooser(page).locator("option").allTextContents()).toEqual(["go.example", "events.example"]);
      expect(await chooser(page).inputValue()).toBe("go.example");
      await page.getByRole("link", { name: /go\.example\/.*sale/ }).waitFor();
      await chooser(page).selectOption("events.example");
      await page.getByRole("link", { name: /events\.example\/.*sale/ }).waitFor();
      expect(await page.getByRole("link", { name: /go\.example\/.*sale/ }).count()).toBe(0);

      await page.locator("#url").fill("https://example.com/new");
      await page.getByRole("button", { name: "Options" }).click();
      const name = page.getByRole("textbox", { name: /^Name/ });
      // Taken there, and free elsewhere.
      await name.fill("alone");
      await page.getByText(/alone.* free/).waitFor();
      expect(await page.locator(".with-prefix .prefix").textContent()).toContain("events.example");
      await name.fill(slug);
      await page.locator("#url").press("Enter");
      await page.locator(".made-short", { hasText: `events.example/${slug}` }).waitFor();
      expect(await linkOn("events.example", slug)).toMatchObject({ url: "https://example.com/new" });
      expect(await linkOn("go.example", slug)).toBeNull();
      expect(await page.locator(".made-box img.qr").getAttribute("src")).toContain("domain=events.example");

      await page.getByRole("navigation").getByRole("link", { name: "Links" }).click();
      await row(page, slug).waitFor();
      expect(query(page)).toEqual({ domain: "events.example" });
      expect(await row(page, "alone").count()).toBe(0);
      // It is remembered, by this browser.
      await page.goto(`${whole.worker.url}/_/links`);
      await row(page, slug).waitFor();
      await expect.poll(() => query(page)).toEqual({ domain: "events.example" });
      expect(await chooser(page).inputValue()).toBe("events.example");
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("keeps the domain in the address of a link, so that a colleague sees the same link", async () => {
      const { page, visit } = await open("/_/links?domain=events.example");
      await row(page, "sale").locator(".link-name").click();
      await page.getByRole("link", { name: "example.com/events" }).waitFor();
      await expect.poll(() => query(page)["domain"]).toBe("events.example");
      // A change of the view keeps it.
      await page
        .getByRole("combobox", { name: /period|range/i })
        .first()
        .selectOption("7d");
      await expect.poll(() => query(page)).toMatchObject({ range: "7d", domain: "events.example" });

      const { page: theirs } = await open(new URL(page.url()).pathname + new URL(page.url()).search);
      await theirs.getByRole("link", { name: "example.com/events" }).waitFor();
      expect(await chooser(theirs).inputValue()).toBe("events.example");
      expect(await theirs.evaluate(() => localStorage.getItem("bijou.domain"))).toBeNull();
      // Without it, the address means the default domain, as it always did.
      await theirs.goto(`${whole.worker.url}/_/links/sale`);
      await theirs.getByRole("link", { name: "example.com/default" }).waitFor();
      expect(await chooser(theirs).inputValue()).toBe("go.example");
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("edits, switches and deletes the link of that domain, and never the one of the same name", async () => {
      const { page, visit } = await open("/_/links/sale?domain=events.example");
      await page.getByRole("link", { name: "Edit" }).click();
      await drawer(page).getByRole("textbox", { name: "Title" }).fill("Edited");
      await drawer(page).getByRole("button", { name: "Save" }).click();
      await expect.poll(() => linkOn("events.example", "sale")).toMatchObject({ title: "Edited" });
      await row(page, "sale").getByRole("switch").click();
      await expect.poll(() => linkOn("events.example", "sale")).toMatchObject({ enabled: false });
      await fromMenu(page, "sale", "Delete");
      await expect.poll(() => linkOn("events.example", "sale")).toBeNull();
      expect(await linkOn("go.example", "sale")).toMatchObject({ title: "Default", enabled: true });
      await page.getByRole("button", { name: "Undo" }).click();
      await expect.poll(() => linkOn("events.example", "sale")).toMatchObject({ title: "Edited" });
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("changes the list by keyboard alone, keeps its filters, and leads from a link to the links of the other domain", async () => {
      const { page } = await open("/_/links?domain=go.example&q=sale");
      await row(page, "go.example/sale").waitFor();
      await chooser(page).focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await row(page, "events.example/sale").waitFor();
      expect(query(page)).toEqual({ domain: "events.example", q: "sale" });
      await row(page, "sale").locator(".link-name").click();
      await page.getByRole("link", { name: "example.com/events" }).waitFor();
      await chooser(page).selectOption("go.example");
      await row(page, "go.example/sale").waitFor();
      expect(new URL(page.url()).pathname).toBe("/_/links");
    });

    it("counts the visits of the domain, and of all where somebody wants that", async () => {
      const { page, visit } = await open("/_/links?domain=events.example");
      const counted = () =>
        page
          .waitForRequest((request) => new URL(request.url()).pathname === "/api/stats")
          .then((request) => new URL(request.url()).searchParams.get("domain"));
      const asked = counted();
      await page.getByRole("navigation").getByRole("link", { name: "Statistics" }).click();
      expect(await asked).toBe("events.example");
      const only = page.getByRole("button", { name: "Only events.example" });
      await expect.poll(() => only.getAttribute("aria-pressed")).toBe("true");
      const askedOfAll = counted();
      await only.click();
      expect(await askedOfAll).toBeNull();
      await expect.poll(() => only.getAttribute("aria-pressed")).toBe("false");
      const askedOfOther = counted();
      await chooser(page).selectOption("go.example");
      expect(await askedOfOther).toBe("go.example");
      await expect.poll(() => query(page)["domain"]).toBe("go.example");
      expect(new URL(page.url()).pathname).toBe("/_/stats");
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("makes the link on the chosen domain, also where it is asked for before the page knows who asks", async () => {
      let answer: () => void = () => undefined;
      const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
      const creates: unknown[] = [];
      const { page } = await browser.visit(whole.worker.url, {
        ...DESKTOP,
        before: async (page) => {
          await signedInAs(page);
          await page.addInitScript({ content: `localStorage.setItem("bijou.domain", "events.example")` });
          page.on("request", (request) => {
            if (request.method() === "POST") creates.push(request.postDataJSON());
          });
          await page.route("**/api/session", async (route) => {
            await mayAnswer;
            await route.fallback();
          });
        },
      });
      await page.locator("#url").fill("https://example.com/early");
      await page.locator("#url").press("Enter");
      await page.getByRole("button", { name: "Shortening" }).waitFor();
      expect(creates).toEqual([]);
      answer();
      await page.locator(".made-short", { hasText: "events.example/" }).waitFor();
      expect(creates).toEqual([{ url: "https://example.com/early", domain: "events.example" }]);
    });

    it("makes the link on the chosen domain where the person signs in in the middle of it", async () => {
      const { page } = await browser.visit(whole.worker.url, {
        ...DESKTOP,
        before: (page) => page.addInitScript({ content: `localStorage.setItem("bijou.domain", "events.example")` }),
      });
      await page.getByText("Only people with a key can shorten URLs here.").waitFor();
      await page.locator("#url").fill("https://example.com/late");
      await page.locator("#url").press("Enter");
      await page.getByLabel("API key or admin key").fill(ADMIN_KEY);
      await page.keyboard.press("Enter");
      await page.locator(".made-short", { hasText: "events.example/" }).waitFor();
    });

    it("changes and deletes the link of its row where the last release has answered the session", async () => {
      for (const domain of ["go.example", "events.example"])
        await whole.worker.create({ url: `https://example.com/${domain}`, slug: "same", domain });
      const { page } = await browser.visit(`${whole.worker.url}/_/links?domain=events.example`, {
        ...DESKTOP,
        before: async (page) => {
          await signedInAs(page);
          await page.route("**/api/session", async (route) => {
            const answer = await route.fetch();
            const session = (await answer.json()) as object;
            await route.fulfill({ response: answer, json: { ...session, domains: undefined } });
          });
        },
      });
      await row(page, "same").getByRole("switch").click();
      await expect.poll(() => linkOn("events.example", "same")).toMatchObject({ enabled: false });
      await fromMenu(page, "same", "Delete");
      await expect.poll(() => linkOn("events.example", "same")).toBeNull();
      expect(await linkOn("go.example", "same")).toMatchObject({ enabled: true });
    });

    it.each([
      ["en-GB", "Domain"],
      ["de-DE", "Domain"],
    ])("fits 320 px in %s", async (locale, label) => {
      for (const path of ["/", "/_/links", "/_/links/sale", "/_/stats", "/_/settings"]) {
        const { page } = await open(path, { ...NARROW, locale });
        const field = page.getByRole("combobox", { name: label, exact: true });
        await field.waitFor();
        expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(320);
        const box = await field.boundingBox();
        expect(box?.width, path).toBeGreaterThan(90);
        expect((box?.x ?? 0) + (box?.width ?? 0), path).toBeLessThanOrEqual(320);
      }
    });
  });

  it("finds a domain among many as one types", async () => {
    for (let n = 1; n <= 8; n++) expect((await addDomain(`shop-${n}.example`)).status).toBe(201);
    const { page, visit } = await open("/_/links", NARROW);
    const field = chooser(page);
    await field.waitFor();
    expect(await field.inputValue()).toBe("go.example");
    await field.focus();
    expect(await field.inputValue()).toBe("");
    expect(await page.locator("#domains option").count()).toBe(10);
    await page.keyboard.type("nothing");
    await page.keyboard.press("Enter");
    expect(query(page)).toEqual({ domain: "go.example" });
    await field.fill("events");
    await page.keyboard.press("Enter");
    await row(page, "events.example/sale").waitFor();
    expect(query(page)).toEqual({ domain: "events.example" });
    expect(await field.inputValue()).toBe("events.example");
    expect(complaintsOf(visit)).toEqual([]);
  });
});
