import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { complaintsOf, DESKTOP, failing, MAY_COPY, PHONE, signedInAs } from "../support/page-looks.ts";
import { asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** The screen Settings of the production bundle, as an operator uses it. */
describe("the settings", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded);

  const json = { "Content-Type": "application/json" };
  const call = (path: string, body: object, headers: Record<string, string> = asAdmin) =>
    whole.worker.fetch(path, { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const read = async <Value>(path: string): Promise<Value> =>
    (await whole.worker.fetch(path, { headers: asAdmin })).json<Value>();
  const section = (page: Page, name: string) => page.getByRole("region", { name });
  const row = (page: Page, name: string, text: string) =>
    section(page, name).getByRole("listitem").filter({ hasText: text });
  const uniqueName = () => `n${crypto.randomUUID().slice(0, 8)}`;

  /** Sums of a UTC day, as the pings of the cron leave them. */
  async function addDay(daysAgo: number, pings: number, failed: number): Promise<void> {
    for (const component of ["", "redis"]) {
      await whole.stack.sql.query({
        query:
          "INSERT INTO health_days SELECT (now() AT TIME ZONE 'UTC')::date - $1::integer, $2, $3::integer, $4::integer",
        params: [String(daysAgo), component, String(pings), String(failed)],
      });
    }
  }

  describe.each([
    { size: "a desktop", look: DESKTOP },
    { size: "a phone", look: PHONE },
  ])("on $size", ({ look }) => {
    const open = (key?: string) =>
      browser.visit(`${whole.worker.url}/_/settings`, {
        ...look,
        ...MAY_COPY,
        before: (page) => signedInAs(page, key),
      });

    it("make a key, show it once, and revoke it after saying what stops", async () => {
      const name = `<b>${uniqueName()}</b>`;
      const visit = await open();
      const { page } = visit;
      await page.getByRole("button", { name: "New key" }).click();
      await page.getByRole("button", { name: "Make key" }).click();
      await page.getByText("Give the key a name").waitFor();
      await page.getByLabel("What it is for").fill(name);
      await page.getByLabel("Make and change links").uncheck();
      await page.getByRole("button", { name: "Make key" }).click();
      await page.getByText("Tick what the key may do").waitFor();
      // What was typed outlives Escape.
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "New key" }).click();
      expect(await page.getByLabel("What it is for").inputValue()).toBe(name);
      await page.getByLabel("Read statistics").check();
      await page.getByRole("button", { name: "90 days" }).click();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Make key" }).click();

      const key = String(await page.locator(".made-key code").textContent());
      expect(key).toMatch(/^bij_/);
      await page.getByRole("button", { name: `Copy ${key}` }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(key);
      const session = await whole.worker.fetch("/api/session", { headers: { Authorization: `Bearer ${key}` } });
      expect(await session.json()).toMatchObject({ name, isAdmin: false, scopes: ["stats:read"] });
      // Not closed by accident: the first Escape asks.
      await page.keyboard.press("Escape");
      await page.getByText("The key is gone once this is closed").waitFor();
      await page.getByRole("button", { name: "I have kept it" }).click();
      expect(await page.getByText(key).count()).toBe(0);

      const made = row(page, "API keys", name);
      await made.getByText("Read statistics").waitFor();
      await made.getByRole("button", { name: `Revoke ${name}` }).click();
      const dialog = page.getByRole("dialog", { name: `Revoke ${name}` });
      await dialog.getByText("Within 60 seconds").waitFor();
      await dialog.getByText("Read statistics").waitFor();
      await dialog.getByRole("button", { name: "Revoke", exact: true }).click();
      await made.waitFor({ state: "detached" });
      const { keys } = await read<{ keys: { name: string }[] }>("/api/keys");
      expect(keys.filter((one) => one.name === name)).toEqual([]);
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("say that nobody knows whether a key was made, where its answer got lost, and make no second one", async () => {
      const name = uniqueName();
      const { page } = await open();
      await page.route("**/api/keys", async (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        await route.fetch();
        await route.abort("connectionreset");
      });
      await page.getByRole("button", { name: "New key" }).click();
      await page.getByLabel("What it is for").fill(name);
      await page.getByRole("button", { name: "Make key" }).click();
      await page.getByText("Whether the key was made is not known").waitFor();
      expect(await page.getByLabel("What it is for").inputValue()).toBe(name);
      await row(page, "API keys", name).waitFor();
      expect(await row(page, "API keys", name).count()).toBe(1);
    });

    it("block many pasted domains, name those that are none, and unblock with a way back", async () => {
      const name = uniqueName();
      const { page } = await open();
      const field = page.getByLabel("Domains to block");
      await page.getByRole("button", { name: "Block", exact: true }).click();
      await page.getByText("Write a domain, such as evil.example.").waitFor();
      await field.fill(`${name}.example\nhttps://www.${name}.test/path\nnodomain`);
      await page.getByLabel("Reason").fill("<i>Spam</i>");
      await page.getByRole("button", { name: "Block", exact: true }).click();
      await page.getByText("No domain: nodomain.").waitFor();
      expect(await field.inputValue()).toContain(`${name}.example`);
      await field.fill(`${name}.example\nhttps://www.${name}.test/path`);
      await page.getByRole("button", { name: "Block", exact: true }).click();
      await page.getByText("2 domains are blocked.").waitFor();
      expect(await field.inputValue()).toBe("");
      await row(page, "Blocked domains", `www.${name}.test`).getByText("<i>Spam</i>").waitFor();
      await page.getByRole("button", { name: `Unblock ${name}.example` }).click();
      await row(page, "Blocked domains", `${name}.example`).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Block again" }).click();
      await row(page, "Blocked domains", `${name}.example`).waitFor();
    });

    it("deal with a report in its row: look, block its domain, disable the link, dismiss", async () => {
      const slug = uniqueName();
      await whole.worker.create({ url: `https://${slug}.example/bad`, slug });
      const report = { slug, reason: "phishing", details: "<img src=x onerror=alert(1)>", email: "ann@example.com" };
      expect((await call("/api/reports", report, {})).status).toBe(202);
      const visit = await open();
      const { page } = visit;
      const reported = row(page, "Reports", slug);
      await reported.getByText(report.details).waitFor();
      expect(await page.locator("main img").count()).toBe(0);
      const look = reported.getByRole("link", { name: `Look at ${slug}` });
      expect(await look.getAttribute("href")).toBe(`/${slug}+`);

      await reported.getByRole("button", { name: `Block ${slug}.example` }).click();
      await reported.getByText(`${slug}.example is blocked`).waitFor();
      await reported.getByRole("button", { name: `Disable ${slug}` }).click();
      await reported.getByText("Off", { exact: true }).waitFor();
      expect(await read(`/api/links/${slug}`)).toMatchObject({ enabled: false });
      await page.getByRole("button", { name: "Switch on" }).click();
      await reported.getByRole("button", { name: `Disable ${slug}` }).waitFor();

      const dismiss = reported.getByRole("button", { name: `Dismiss the report of ${slug}` });
      await dismiss.click();
      await reported.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Undo" }).click();
      await dismiss.click();
      expect(complaintsOf(visit)).toEqual([]);
      // A tab that goes away sends what it has held back.
      await page.goto("about:blank");
      const reports = async () => (await read<{ reports: { slug: string }[] }>("/api/reports")).reports;
      await expect.poll(async () => (await reports()).filter((one) => one.slug === slug)).toEqual([]);
    });

    it("say what only an administrator can do, to a key that is none, and ask for none of it", async () => {
      const created = await call("/api/keys", { name: uniqueName(), scopes: ["links:read"] });
      const { key } = await created.json<{ key: string }>();
      const visit = await open(key);
      const { page } = visit;
      await section(page, "API keys").getByText("Only an administrator can").waitFor();
      await section(page, "Reports").getByText("Only an administrator can").waitFor();
      await section(page, "Blocked domains").getByText("Only an administrator can").waitFor();
      await section(page, "Health").getByText("Only a key with stats:read").waitFor();
      await section(page, "Health").getByText("All is well.").waitFor();
      expect(visit.complaints()).toEqual([]);
    });

    it("show health and its history, as a picture and as a table, and say what is down", async () => {
      await whole.stack.sql.query({ query: "DELETE FROM health_days", params: [] });
      await addDay(29, 280, 0);
      await addDay(1, 288, 2);
      const { page } = await open();
      const health = section(page, "Health");
      await health.getByText("All is well.").waitFor();
      const strip = health.getByRole("img", { name: "2 of 568 pings failed." });
      await strip.waitFor();
      // One column a day, of 30 days: the oldest is good, and one of the last two is bad in part.
      const drawn = await strip.locator(".strip-cell").all();
      const states = await Promise.all(drawn.map((cell) => cell.getAttribute("data-state")));
      expect(states).toEqual(["good", ...Array<string>(27).fill("none"), "good", "bad", "none"]);
      await health.getByText("As a table").click();
      const cells = await health.getByRole("row").getByRole("cell").allTextContents();
      expect(cells).toEqual(["288", "2", "Redis", "280", "0", "–"]);
      const body = {
        status: "unhealthy",
        components: { postgres: { status: "up", latencyMs: 3 }, redis: { status: "down", error: "no answer" } },
        version: "1",
        time: new Date().toISOString(),
      };
      await page.route("**/health", (route) => route.fulfill({ status: 503, json: body }));
      await health.getByRole("button", { name: "Look again" }).click();
      await health.getByText("Something is down.").waitFor();
      await health.getByText("no answer").waitFor();
    });

    it("load each part by itself: one that fails takes no other along, and goes on", async () => {
      const { page } = await browser.visit(`${whole.worker.url}/_/settings`, {
        ...look,
        before: async (one) => {
          await signedInAs(one);
          await failing(one, "/api/keys", 503, 1);
          // An answer that nobody can read: the part crashes, and no other.
          let isBroken = true;
          await one.route("**/api/blocked-domains?*", async (route) => {
            if (!isBroken) return route.fallback();
            isBroken = false;
            await route.fulfill({ json: { blockedDomains: [null], nextCursor: null } });
          });
        },
      });
      await section(page, "Health").getByText("All is well.").waitFor();
      await section(page, "Blocked domains").getByRole("alert").waitFor();
      await section(page, "Blocked domains").getByRole("button", { name: "Look again" }).click();
      await page.getByLabel("Domains to block").waitFor();
      await page.getByRole("button", { name: "New key" }).waitFor();
      await section(page, "About").getByRole("link", { name: "/api/openapi.json" }).waitFor();
    });

    it("never scroll sideways, at 320 px too and with the largest text", async () => {
      const slug = uniqueName();
      await call("/api/blocked-domains", {
        domain: `${"long-".repeat(10)}x.${"y".repeat(60)}.example`,
        reason: "z".repeat(300),
      });
      await whole.worker.create({ url: `https://${"x".repeat(60)}.example/${"a".repeat(300)}`, slug });
      await call("/api/reports", { slug, reason: "spam", details: "b".repeat(300) }, {});
      const { page } = await open();
      await row(page, "Reports", slug).waitFor();
      await section(page, "Blocked domains").getByRole("listitem").first().waitFor();
      for (const [width, zoom] of [
        [look.viewport.width, "100%"],
        [320, "100%"],
        [look.viewport.width, "200%"],
      ] as const) {
        await page.setViewportSize({ width, height: 740 });
        await page.evaluate(`document.documentElement.style.fontSize = "${zoom}"`);
        const isWithin = await page.evaluate("document.documentElement.scrollWidth <= innerWidth");
        expect([width, zoom, isWithin]).toEqual([width, zoom, true]);
      }
    });
  });

  it("speak German to a German browser", async () => {
    const { page } = await browser.visit(`${whole.worker.url}/_/settings`, {
      locale: "de-AT",
      before: (one) => signedInAs(one),
    });
    await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
    await page.getByText("Alles läuft.").waitFor();
  });
});
