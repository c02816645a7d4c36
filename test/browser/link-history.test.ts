import { describe, expect, it } from "vitest";
import { complaintsOf, DESKTOP, PHONE } from "../support/page-looks.ts";
import { asAdmin } from "../support/settings.ts";
import { useStatsScreen } from "../support/stats-screen.ts";

const MARKUP = "<img src=x onerror=alert(1)>";
const JSON_TYPE = { "Content-Type": "application/json" };

/** Who changed a link, when and what, on its screen. */
describe("the history of a link", () => {
  const { whole, open, made } = useStatsScreen();
  const change = async (slug: string, fields: object, as: Record<string, string> = asAdmin) => {
    const init = { method: "PATCH", headers: { ...as, ...JSON_TYPE }, body: JSON.stringify(fields) };
    expect((await whole.worker.fetch(`/api/links/${slug}`, init)).status).toBe(200);
  };

  it.each([
    ["desktop", DESKTOP],
    ["phone", PHONE],
  ])("says who made and changed it, and what, once it is opened: %s", async (_, look) => {
    const slug = await made({ url: "https://example.com/first", title: MARKUP });
    const body = JSON.stringify({ name: "writer", scopes: ["links:read", "links:write"] });
    const init = { method: "POST", headers: { ...asAdmin, ...JSON_TYPE }, body };
    const { key } = await (await whole.worker.fetch("/api/keys", init)).json<{ key: string }>();
    const asKey = { Authorization: `Bearer ${key}` };
    await change(slug, { url: "https://example.com/second", password: "open sesame" }, asKey);
    const asked: string[] = [];
    const visit = await open(`/_/links/${slug}`, look, async (one) => {
      one.on("request", (request) => asked.push(new URL(request.url()).pathname));
    });
    const { page } = visit;
    const summary = page.getByText("History", { exact: true });
    await summary.waitFor();
    expect(asked.filter((path) => path.endsWith("/history"))).toEqual([]);
    await summary.click();
    const events = page.getByRole("list", { name: "History" }).locator("> li");
    await expect.poll(() => events.count()).toBe(2);
    const [changed = "", first = ""] = await events.allInnerTexts();
    expect(changed).toContain("Changed by the key “writer”");
    expect(changed).toContain("https://example.com/first → https://example.com/second");
    expect(changed).toContain("nothing → set");
    expect(changed).not.toContain("sesame");
    expect(first).toContain("Made by the admin key");
    expect(first).toContain(MARKUP);
    expect(first).not.toContain("→");
    expect(await page.locator("main img").count()).toBe(0);
    expect(complaintsOf(visit)).toEqual([]);
  });

  it("has further events behind a button", async () => {
    const slug = await made();
    for (let n = 0; n < 24; n++) await change(slug, { title: `Title ${n}` });
    const { page } = await open(`/_/links/${slug}`, DESKTOP);
    await page.getByText("History", { exact: true }).click();
    const events = page.getByRole("list", { name: "History" }).locator("> li");
    await expect.poll(() => events.count()).toBe(20);
    await page.getByRole("button", { name: "Show more" }).click();
    await expect.poll(() => events.count()).toBe(25);
    expect(await events.last().innerText()).toContain("Made by");
    expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
  });

  it("fits 320 pixels, in German", async () => {
    const slug = await made({ url: `https://example.com/${"long".repeat(60)}` });
    await change(slug, { url: `https://example.com/${"longer".repeat(60)}` });
    const { page } = await open(`/_/links/${slug}`, { viewport: { width: 320, height: 700 }, locale: "de-DE" });
    await page.getByText("Verlauf", { exact: true }).click();
    await page.getByText("Angelegt:", { exact: true }).waitFor();
    await page.getByText("Geändert:", { exact: true }).waitFor();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(320);
  });
});
