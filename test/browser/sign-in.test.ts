import { describe, expect, it } from "vitest";
import { openSignInLink } from "../../src/local/start/sign-in-link.ts";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { complaintsOf, failing, signedInAs } from "../support/page-looks.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** Signing in at a Bijou where nobody may create without a key. */
describe("the sign-in", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded);

  const KEPT = "[sessionStorage.getItem('bijou.key'), localStorage.getItem('bijou.key')]";

  it("opens over the home screen when a key is needed, and then makes the link that was asked for", async () => {
    const { page } = await browser.visit(whole.worker.url);
    await page.getByText("Only people with a key can shorten URLs here.").waitFor();
    await page.locator("#url").fill("https://example.com/kept");
    await page.locator("#url").press("Enter");
    await page.getByLabel("API key or admin key").fill("not-a-key");
    await page.keyboard.press("Enter");
    await page.getByText("No key is like this one").waitFor();
    await page.getByLabel("API key or admin key").fill(ADMIN_KEY);
    await page.keyboard.press("Enter");
    await page.locator(".made-short a").waitFor();
    expect(await page.locator(".made-url").getAttribute("title")).toBe("https://example.com/kept");
    // For this tab alone, since nobody said otherwise.
    expect(await page.evaluate(KEPT)).toEqual([ADMIN_KEY, null]);
  });

  it("lets go when it is closed: what was typed is there, and can be sent again", async () => {
    const { page } = await browser.visit(whole.worker.url);
    await page.getByText("Only people with a key").waitFor();
    await page.locator("#url").fill("https://example.com/kept");
    for (let i = 0; i < 2; i++) {
      await page.locator("#url").press("Enter");
      await page.getByLabel("API key or admin key").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Shorten", exact: true }).waitFor();
    }
    expect(await page.locator("#url").inputValue()).toBe("https://example.com/kept");
  });

  it("keeps the key on the device for who ticks that, until they sign out", async () => {
    const { page } = await browser.visit(`${whole.worker.url}/_/links`);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    expect(await page.locator("main [aria-busy]").count()).toBe(0);
    await page.getByLabel("Stay signed in on this device").check();
    await page.getByLabel("API key or admin key").fill(ADMIN_KEY);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Links" }).waitFor();
    expect(await page.evaluate(KEPT)).toEqual([null, ADMIN_KEY]);
    await page.reload();
    await page.getByRole("button", { name: "Signed in as Administrator" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("Sign in to see this screen.").waitFor();
    expect(await page.evaluate(KEPT)).toEqual([null, null]);
  });

  it("opens over the screen when the key is revoked: nothing that was typed is lost, and it goes on", async () => {
    const visit = await browser.visit(whole.worker.url, { before: (page) => signedInAs(page, ADMIN_KEY) });
    const { page } = visit;
    await page.locator(".numbers").waitFor();
    await failing(page, "/api/links", 401);
    await page.locator("#url").fill("https://example.com/revoked");
    await page.locator("#url").press("Enter");
    await page.getByText("Your key no longer works").waitFor();
    expect(await page.locator("#url").inputValue()).toBe("https://example.com/revoked");
    expect(await page.evaluate(KEPT)).toEqual([null, null]);
    await page.getByLabel("API key or admin key").fill(ADMIN_KEY);
    await page.keyboard.press("Enter");
    await page.locator(".made-short a").waitFor();
  });

  it("takes the key of a link from npm start once, and leaves it in no address", async () => {
    const link = await openSignInLink(whole.worker.url, ADMIN_KEY);
    const visit = await browser.visit(link.url);
    const { page } = visit;
    await page.getByRole("button", { name: "Signed in as Administrator" }).waitFor();
    expect(page.url()).toBe(`${whole.worker.url}/`);
    expect(complaintsOf(visit)).toEqual([]);
    expect((await page.goto(link.url))?.status()).toBe(410);
    await link.close();
  });

  it("signs nobody in by a link on any other host than this machine's", async () => {
    const elsewhere = whole.worker.url.replace("127.0.0.1", "bijou.test");
    const { page } = await browser.visit("about:blank", {
      before: (one) =>
        one.route(`${elsewhere}/**`, async (route) => {
          const response = await route.fetch({ url: route.request().url().replace("bijou.test", "127.0.0.1") });
          await route.fulfill({ response });
        }),
    });
    await page.goto(`${elsewhere}/#key=${ADMIN_KEY}`);
    await page.locator(".who button").waitFor();
    expect(await page.locator(".who button").textContent()).toBe("Sign in");
    expect(page.url()).toBe(`${elsewhere}/`);
  });

  it("leads by keyboard alone: skip, c, ? and Escape", async () => {
    const { page } = await browser.visit(`${whole.worker.url}/_/settings`, { before: (one) => signedInAs(one) });
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.keyboard.press("c");
    await page.locator("#url").waitFor();
    await page.keyboard.type("c?/");
    expect(await page.locator("#url").inputValue()).toBe("c?/");
  });
});
