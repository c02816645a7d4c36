import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { complaintsOf, DESKTOP, failing, MAY_COPY, PHONE, signedInAs } from "../support/page-looks.ts";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** The home screen of the production bundle, as a person uses it. */
describe.each([
  { size: "a desktop", look: DESKTOP },
  { size: "a phone", look: PHONE },
])("the home screen on $size", ({ look }) => {
  const browser = useBrowser();
  const whole = useWhole(embedded, { PUBLIC_CREATE: "true", PUBLIC_CREATE_PER_MINUTE: "1000" });

  const uniqueUrl = () => `https://example.com/${crypto.randomUUID()}`;
  const shorten = async (page: Page, url: string) => {
    await page.locator("#url").fill(url);
    await page.locator("#url").press("Enter");
  };
  const shown = (page: Page) => page.locator(".made-short a");

  it("makes a link of what is pasted, with Enter alone, and has copied it", async () => {
    const visit = await browser.visit(whole.worker.url, { ...look, ...MAY_COPY });
    const { page } = visit;
    expect(await page.evaluate("document.activeElement.id")).toBe("url");
    const url = uniqueUrl();
    await page.keyboard.insertText(url);
    await page.keyboard.press("Enter");
    const shortUrl = String(await shown(page).getAttribute("href"));
    expect(shortUrl.startsWith(`${ORIGIN}/`)).toBe(true);
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(shortUrl);
    expect((await whole.worker.fetch(new URL(shortUrl).pathname)).headers.get("Location")).toBe(url);
    const qrWidth = () => page.evaluate<number>("document.querySelector('.made img').naturalWidth");
    await expect.poll(qrWidth).toBeGreaterThan(0);

    await page.getByRole("button", { name: "Make another" }).click();
    expect(await page.locator("#url").inputValue()).toBe("");
    expect(await page.evaluate("document.activeElement.id")).toBe("url");
    expect(visit.origins()).toEqual([whole.worker.url]);
    expect(complaintsOf(visit)).toEqual([]);
  });

  it("never says copied where the browser refused: the text is selected, and the button says Copy", async () => {
    const { page } = await browser.visit(whole.worker.url, {
      ...look,
      before: (one) =>
        one.addInitScript({
          content: `for (const name of ["write", "writeText"])
            navigator.clipboard[name] = () => Promise.reject(new DOMException("", "NotAllowedError"))`,
        }),
    });
    await shorten(page, uniqueUrl());
    const shortUrl = await shown(page).getAttribute("href");
    await page.getByRole("button", { name: `Copy ${String(shortUrl)}` }).waitFor();
    expect(String(await page.evaluate("getSelection().toString()"))).toBe(String(shortUrl).replace("https://", ""));
  });

  it("keeps what was typed before its script is there, with the focus in it", async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page } = await browser.visit("about:blank", look);
    await page.route("**/_/page/*.js", async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(whole.worker.url, { waitUntil: "commit" });
    await page.locator("#url").waitFor();
    await page.keyboard.insertText("https://example.com/ea");
    release();
    await page.locator(".who button").waitFor();
    await page.keyboard.insertText("rly");
    expect(await page.locator("#url").inputValue()).toBe("https://example.com/early");
    await page.keyboard.press("Enter");
    await shown(page).waitFor();
  });

  it("takes over what the browser itself has sent, before there was a script", async () => {
    const { page } = await browser.visit(`${whole.worker.url}/?url=https%3A%2F%2Fexample.com%2Fsent`, look);
    await page.locator(".who button").waitFor();
    expect(await page.locator("#url").inputValue()).toBe("https://example.com/sent");
    expect(new URL(page.url()).search).toBe("");
  });

  it("says what is wrong beside its field, and keeps all that was typed", async () => {
    const { slug } = await whole.worker.create({ url: "https://example.com/", slug: `taken-${look.viewport.width}` });
    const { page } = await browser.visit(whole.worker.url, look);
    await page.getByRole("button", { name: "Shorten" }).click();
    await page.getByText("Paste a URL first.").waitFor();
    await shorten(page, "http://127.0.0.1/");
    await page.getByText("Links may not lead there").waitFor();
    await shorten(page, "no url");
    await page.getByText("That is not a web address").waitFor();
    expect(await page.locator("#url").getAttribute("aria-invalid")).toBe("true");

    await page.getByRole("button", { name: "Options" }).click();
    await page.getByLabel("Name").fill(slug);
    await page.getByText(`${slug} is taken. Try ${slug}-2.`).waitFor();
    await page.getByLabel("Title").fill("Kept");
    await shorten(page, "https://example.com/");
    await page.getByText(`The name ${slug} is taken.`).waitFor();
    expect(await page.getByLabel("Name").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Title").inputValue()).toBe("Kept");
    await page.getByLabel("Name").fill(`${slug}-2`);
    await page.getByText(`${slug}-2 is free.`).waitFor();
    await page.locator("#url").press("Enter");
    expect(await shown(page).getAttribute("href")).toBe(`${ORIGIN}/${slug}-2`);
  });

  it("sends every option, and shows the URL that a campaign results in", async () => {
    const { page } = await browser.visit(whole.worker.url, { ...look, before: (one) => signedInAs(one) });
    const url = uniqueUrl();
    await page.locator("#url").fill(url.replace("https://", ""));
    await page.getByRole("button", { name: "Options" }).click();
    await page.getByLabel("Title").fill("<b>Bold</b>");
    await page.getByLabel("Tags").fill("one, <i>two</i> ,, one");
    await page.getByRole("button", { name: "7 days" }).click();
    await page.getByLabel("Password").fill("secret");
    await page.getByLabel("Limit of visits").fill("12");
    await page.getByLabel("Source").fill("mail");
    await page.getByLabel("Campaign", { exact: true }).fill("spring & summer");
    const result = `${url}?utm_source=mail&utm_campaign=spring+%26+summer`;
    await expect.poll(() => page.locator(".utm-result output").textContent()).toBe(result);
    await page.getByLabel("Redirect").selectOption("301");
    await page.getByLabel("Pass on the query").check();
    const form = page.locator(".options");
    await form.getByRole("button", { name: "Add a rule" }).click();
    await form.getByLabel("Name of the rule").fill("Robots");
    await form.getByLabel("Another condition", { exact: true }).selectOption({ label: "Share in per cent" });
    await form.getByRole("button", { name: "Add Another condition" }).click();
    await form.getByLabel("Where it leads", { exact: true }).fill("http://127.0.0.1/");
    await form.getByText("Card", { exact: true }).click();
    await form.getByLabel("Headline").fill("<b>Sale</b>");
    await page.locator("#url").press("Enter");
    await form.getByText("Links may not lead there").waitFor();
    await form.getByLabel("Where it leads", { exact: true }).fill("example.com/half");
    await page.locator("#url").press("Enter");
    const { pathname } = new URL(String(await shown(page).getAttribute("href")));
    const link = await (await whole.worker.fetch(`/api/links${pathname}`, { headers: asAdmin })).json<
      Record<string, unknown>
    >();
    expect(link).toMatchObject({
      ...{ url: result, title: "<b>Bold</b>", tags: ["one", "<i>two</i>"], passwordProtected: true },
      ...{ maxVisits: 12, forwardQuery: true, redirectStatus: 301, card: { title: "<b>Sale</b>" } },
      rules: [{ name: "Robots", when: { share: 50 }, url: "https://example.com/half" }],
    });
    const days = (Date.parse(String(link["expiresAt"])) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    // And markup in it stays text, in the list below.
    await page.locator(".link-to", { hasText: "<b>Bold</b>" }).waitFor();
    expect(await page.locator(".link-row b, .link-row i").count()).toBe(0);
  });

  it("waits out a rate limit, an outage and a slow answer, says so, and makes one link", async () => {
    const { page } = await browser.visit(whole.worker.url, look);
    await page.locator(".who button").waitFor();
    await failing(page, "/api/links", 429, 1, { "Retry-After": "2" });
    await failing(page, "/api/links", 503);
    const url = uniqueUrl();
    await shorten(page, url);
    await page.getByText("Bijou does not answer").waitFor();
    await page.getByText("Too many requests").waitFor();
    expect(await page.locator("#url").inputValue()).toBe(url);
    await shown(page).waitFor();
    await page.locator('.notice[data-open="false"]').waitFor({ state: "attached" });
    const { rows } = await whole.stack.sql.query({ query: "SELECT count(*) FROM links WHERE url = $1", params: [url] });
    expect(rows).toEqual([["1"]]);
  });

  it("makes one link where the answer got lost on the way", async () => {
    const { page } = await browser.visit(whole.worker.url, look);
    await page.locator(".who button").waitFor();
    let isLost = false;
    await page.route("**/api/links", async (route) => {
      if (isLost) return route.continue();
      isLost = true;
      await route.fetch();
      await route.abort("connectionreset");
    });
    const url = uniqueUrl();
    await shorten(page, url);
    await shown(page).waitFor();
    const { rows } = await whole.stack.sql.query({ query: "SELECT count(*) FROM links WHERE url = $1", params: [url] });
    expect(rows).toEqual([["1"]]);
  });

  it("says that it is offline, keeps what was typed, and goes on by itself", async () => {
    const { page } = await browser.visit(whole.worker.url, look);
    await page.locator(".who button").waitFor();
    await page.context().setOffline(true);
    await shorten(page, uniqueUrl());
    await page.getByText("You are offline").waitFor();
    await page.context().setOffline(false);
    await shown(page).waitFor();
  });

  it("shows who is signed in four numbers and the newest links, without a complaint", async () => {
    const { slug } = await whole.worker.create({ url: "https://example.com/", title: "<img src=x onerror=alert(1)>" });
    const visit = await browser.visit(whole.worker.url, { ...look, before: (one) => signedInAs(one) });
    const { page } = visit;
    await page.locator(".link-to", { hasText: "<img src=x onerror=alert(1)>" }).waitFor();
    expect(await page.locator(".link-row img").count()).toBe(0);
    await expect.poll(() => page.locator(".number data").count()).toBe(4);
    expect(await page.locator(`a[href="/_/links/${slug}"]`).count()).toBe(1);
    expect(visit.complaints()).toEqual([]);
  });

  it("never scrolls sideways, at 320 px too and with the largest text", async () => {
    await whole.worker.create({ url: "https://example.com/" });
    const { page } = await browser.visit(whole.worker.url, { ...look, before: (one) => signedInAs(one) });
    await page.locator(".link-row").first().waitFor();
    await page.getByRole("button", { name: "Options" }).click();
    await shorten(page, `https://example.com/${"x".repeat(300)}`);
    await shown(page).waitFor();
    for (const [width, zoom] of [
      [look.viewport.width, "100%"],
      [320, "100%"],
      [look.viewport.width, "200%"],
    ] as const) {
      await page.setViewportSize({ width, height: 740 });
      await page.evaluate(`document.documentElement.style.fontSize = "${zoom}"`);
      expect([width, zoom, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")]).toEqual([
        width,
        zoom,
        true,
      ]);
    }
  });

  it("speaks German to a German browser", async () => {
    const { page } = await browser.visit(whole.worker.url, { ...look, locale: "de-AT" });
    expect(await page.locator("h1").textContent()).toBe("Kurze Links, die halten.");
    await page.getByRole("button", { name: "Kürzen" }).click();
    await page.getByText("Füge zuerst eine URL ein.").waitFor();
  });
});
