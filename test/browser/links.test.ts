import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { complaintsOf, DESKTOP, failing, MAY_COPY, PHONE, signedInAs } from "../support/page-looks.ts";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** The screen of all links, as a person uses it, in the production bundle. */
describe("the links", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded);

  let last = 0;
  /** A word that only the links of one test have. */
  const word = () => `w${++last}x${Math.random().toString(36).slice(2, 8)}`;
  const create = async (slug: string, more: object = {}) =>
    (await whole.worker.create({ url: `https://www.example.com/${slug}`, slug, ...more })).slug;
  const linkOf = async (slug: string) => {
    const answer = await whole.worker.fetch(`/api/links/${slug}`, { headers: asAdmin });
    return answer.ok ? await answer.json<Record<string, unknown>>() : null;
  };
  const change = (slug: string, body: object) =>
    whole.worker.fetch(`/api/links/${slug}`, {
      method: "PATCH",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });

  describe.each([
    { size: "a desktop", look: DESKTOP, isPhone: false },
    { size: "a phone", look: PHONE, isPhone: true },
  ])("on $size", ({ look, isPhone }) => {
    const open = async (address: string, before?: (page: Page) => Promise<unknown>) => {
      const visit = await browser.visit(`${whole.worker.url}/_/links${address}`, {
        ...look,
        ...MAY_COPY,
        before: async (page) => {
          await signedInAs(page);
          await before?.(page);
        },
      });
      return { visit, page: visit.page };
    };
    const row = (page: Page, slug: string) => page.locator(".list-row", { hasText: slug });
    const search = (page: Page) => page.getByRole("searchbox");
    const fromMenu = async (page: Page, slug: string, entry: string) => {
      await page.getByRole("button", { name: `Menu of ${slug}` }).click();
      await page.getByRole("menuitem", { name: entry }).click();
    };
    const drawer = (page: Page) => page.locator("dialog.drawer[open]");

    it("finds as one types, filters by chips, and keeps it all in the address", async () => {
      const name = word();
      await create(`${name}-a`, { tags: [`${name}-tag`], enabled: false });
      await create(`${name}-b`);
      const { page, visit } = await open("");
      await page.locator(".link-list").waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type(name);
      await row(page, `${name}-a`).waitFor();
      await expect.poll(() => page.locator(".list-row").count()).toBe(2);
      await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(name);
      await page.getByRole("button", { name: `#${name}-tag` }).click();
      await expect.poll(() => page.locator(".list-row").count()).toBe(1);
      await page.getByRole("button", { name: "Off", exact: true }).click();
      await page.getByRole("button", { name: "Mine", exact: true }).click();
      const address = new URL(page.url()).search;
      expect(Object.fromEntries(new URLSearchParams(address))).toEqual({
        ...{ q: name, tag: `${name}-tag`, enabled: "false", createdBy: "admin" },
      });
      // A colleague opens the same.
      const { page: theirs } = await open(address);
      await row(theirs, `${name}-a`).waitFor();
      expect(await theirs.locator(".list-row").count()).toBe(1);
      expect(await search(theirs).inputValue()).toBe(name);
      expect(await theirs.locator(".chip[aria-pressed=true]").count()).toBe(3);

      await page.getByRole("button", { name: "Expired", exact: true }).click();
      await page.getByText(`No link was found for “${name}”, #${name}-tag, Off, Expired, Made by admin.`).waitFor();
      await page.getByRole("button", { name: "Clear the search" }).click();
      await expect.poll(() => page.locator(".list-row").count()).toBeGreaterThan(1);
      expect(new URL(page.url()).search).toBe("");
      expect(await search(page).inputValue()).toBe("");
      await page.goBack();
      await expect.poll(() => search(page).inputValue()).toBe(name);
      expect(complaintsOf(visit)).toEqual([]);
      expect(visit.origins()).toEqual([whole.worker.url]);
    });

    it("shows a row as text, whatever is in it, and does with it what the menu says, by keyboard alone", async () => {
      const name = word();
      await create(name, { title: "<b>Bold</b>", tags: ["<i>x</i>"], expiresAt: "2100-01-01T00:00:00Z" });
      const { page } = await open(`?q=${name}`);
      await row(page, name).waitFor();
      expect(await page.locator(".list-row b, .list-row i").count()).toBe(0);
      expect(await row(page, name).locator(".link-to").textContent()).toBe("<b>Bold</b>example.com");
      expect((await row(page, name).boundingBox())?.height).toBe(57);
      if (isPhone) {
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      }
      const button = page.getByRole("button", { name: `Menu of ${name}` });
      await button.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Copy" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toBe(`${ORIGIN}/${name}`);
      await button.and(page.locator(":focus")).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Copy" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("dialog[open] img").waitFor();
      const width = () => page.evaluate("document.querySelector('dialog[open] img').naturalWidth");
      await expect.poll(width).toBeGreaterThan(0);
      await page.keyboard.press("Escape");
      await button.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Copy" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter"); // Switch off
      await row(page, name).getByText("Off", { exact: true }).waitFor();
      await expect.poll(async () => (await linkOf(name))?.["enabled"]).toBe(false);
    });

    it("deletes with ten seconds to take it back, and sends it when the tab goes", async () => {
      const name = word();
      await create(`${name}-kept`);
      await create(`${name}-gone`);
      await create(`${name}-left`);
      const { page } = await open(`?q=${name}`, (one) => one.clock.install());
      await fromMenu(page, `${name}-kept`, "Delete");
      await row(page, `${name}-kept`).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Undo" }).click();
      await row(page, `${name}-kept`).waitFor();
      await fromMenu(page, `${name}-gone`, "Delete");
      await page.clock.fastForward(9_000);
      expect(await linkOf(`${name}-gone`)).not.toBeNull();
      await page.clock.fastForward(1_500);
      await expect.poll(() => linkOf(`${name}-gone`)).toBeNull();
      await fromMenu(page, `${name}-left`, "Delete");
      await row(page, `${name}-left`).waitFor({ state: "detached" });
      await page.goto("about:blank");
      await expect.poll(() => linkOf(`${name}-left`)).toBeNull();
      expect(await linkOf(`${name}-kept`)).not.toBeNull();
    });

    it("edits in a drawer what was changed and nothing else, and says what is wrong beside its field", async () => {
      const name = word();
      await create(name, { note: "Old", password: "secret" });
      const { page } = await open(`?q=${name}`);
      await fromMenu(page, name, "Edit");
      await drawer(page).getByRole("textbox", { name: "Destination" }).fill("http://127.0.0.1/");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Links may not lead there").waitFor();
      await drawer(page).getByRole("textbox", { name: "Destination" }).fill("example.org/new");
      await drawer(page).getByLabel("Title").fill("<u>New</u>");
      await drawer(page).getByLabel("Tags").fill('one, two, one, "a, b"');
      await drawer(page).getByLabel("Expires").fill("2100-02-03T04:05");
      await drawer(page).getByLabel("Where it leads after that").fill("https://example.org/over");
      await drawer(page).getByLabel("Limit of visits").fill("7");
      await drawer(page).getByLabel("Remove the password").check();
      await drawer(page).getByLabel("Redirect").selectOption("308");
      await drawer(page).getByLabel("Pass on the query").check();
      expect(await drawer(page).getByLabel("Name").getAttribute("readonly")).not.toBeNull();
      let sent: unknown;
      page.on("request", (request) => {
        if (request.method() === "PATCH") sent = request.postDataJSON();
      });
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText(`${name} is saved.`).waitFor();
      expect(Object.keys(sent as object)).not.toContain("note");
      expect(await linkOf(name)).toMatchObject({
        ...{ url: "https://example.org/new", title: "<u>New</u>", tags: ["one", "two", "a, b"], note: "Old" },
        ...{ expiredUrl: "https://example.org/over", maxVisits: 7, passwordProtected: false, forwardQuery: true },
        redirectStatus: 308,
      });
      await row(page, name).getByText("<u>New</u>").waitFor();
      expect(new URL(page.url()).searchParams.get("edit")).toBeNull();
    });

    it("asks once before Escape closes what is not saved, and loses it by nothing", async () => {
      const name = word();
      await create(name);
      const { page } = await open(`?edit=${name}`);
      await drawer(page).getByLabel("Title").fill("Half a sen");
      await page.keyboard.press("Escape");
      await page.getByText("Your changes are not saved.").waitFor();
      await page.getByRole("button", { name: "Go on editing" }).click();
      await page.keyboard.press("Escape");
      await page.getByText("Your changes are not saved.").waitFor();
      await page.keyboard.press("Escape");
      await drawer(page).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Go on editing" }).click();
      await expect.poll(() => drawer(page).getByLabel("Title").inputValue()).toBe("Half a sen");
      await page.goBack();
      await drawer(page).waitFor({ state: "detached" });
      await page.goForward();
      await expect.poll(() => drawer(page).getByLabel("Title").inputValue()).toBe("Half a sen");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Discard them" }).click();
      await drawer(page).waitFor({ state: "detached" });
      expect((await linkOf(name))?.["title"]).toBeNull();
    });

    it("lets two tabs edit one link: the second sees what the first has done, and decides", async () => {
      const name = word();
      await create(name, { title: "First", note: "Note" });
      const { page } = await open(`?edit=${name}`);
      await drawer(page).getByLabel("Title").fill("Mine");
      await drawer(page).getByLabel("Limit of visits").fill("9");
      await change(name, { title: "Theirs", note: "Their note" });
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Somebody has changed this link meanwhile").waitFor();
      const changes = page.locator(".conflict dl > div");
      expect(await changes.allInnerTexts()).toEqual([
        expect.stringMatching(/Title\s+First → Theirs\s+You typed: Mine/),
        expect.stringMatching(/Note\s+Note → Their note$/),
      ]);
      expect(await linkOf(name)).toMatchObject({ title: "Theirs", maxVisits: null });

      await page.getByRole("button", { name: "Take theirs" }).click();
      expect(await drawer(page).getByLabel("Title").inputValue()).toBe("Theirs");
      expect(await drawer(page).getByLabel("Limit of visits").inputValue()).toBe("9");
      await drawer(page).getByLabel("Title").fill("Mine after all");
      await change(name, { title: "Theirs again" });
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("button", { name: "Save mine" }).click();
      await page.getByText(`${name} is saved.`).waitFor();
      expect(await linkOf(name)).toMatchObject({ title: "Mine after all", note: "Their note", maxVisits: 9 });
    });

    it("does one thing with many: tags, switches, exports and deletes them, and says which failed and why", async () => {
      const name = word();
      const slugs = ["a", "b", "c"].map((end) => `${name}-${end}`);
      for (const slug of slugs) await create(slug, { tags: ["own"], title: "=1+1" });
      const { page } = await open(`?q=${name}`);
      await row(page, `${name}-c`).locator(".choose").click();
      await row(page, `${name}-a`)
        .locator(".choose")
        .click({ modifiers: ["Shift"] });
      await page.getByText("3 chosen").waitFor();
      await page.getByRole("button", { name: "Tag", exact: true }).click();
      await page.getByLabel("Tags", { exact: true }).last().fill(`${name}-new`);
      await page.keyboard.press("Enter");
      await page.getByText("3 links are changed.").waitFor();
      for (const slug of slugs) expect((await linkOf(slug))?.["tags"]).toEqual(["own", `${name}-new`]);

      // One that somebody else has deleted meanwhile.
      await whole.worker.fetch(`/api/links/${name}-b`, { method: "DELETE", headers: asAdmin });
      await page.getByRole("button", { name: "Switch off" }).last().click();
      const failed = page.locator("dialog[open] tbody tr");
      await failed.waitFor();
      expect(await failed.allInnerTexts()).toEqual([expect.stringMatching(new RegExp(`${name}-b\\s+\\S+`))]);
      expect((await linkOf(`${name}-a`))?.["enabled"]).toBe(false);
      await page.locator("dialog[open]").getByRole("button", { name: "Close" }).last().click();

      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export CSV" }).click();
      const file = readFileSync(await (await downloading).path(), "utf8");
      expect(file.split("\r\n")).toHaveLength(5);
      expect(file).toContain(`,'=1+1,"own, ${name}-new",`);

      await page.locator(".chosen-bar").getByRole("button", { name: "Delete" }).click();
      await page.getByText("3 links are deleted.").waitFor();
      await page.goto("about:blank");
      await expect.poll(() => linkOf(`${name}-a`)).toBeNull();
      await expect.poll(() => linkOf(`${name}-c`)).toBeNull();
    });

    it("makes a link of each line that is pasted, and keeps those that failed to be mended", async () => {
      const name = word();
      const { page } = await open("");
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: "Paste many URLs" }).click();
      const field = page.getByLabel("One URL on each line");
      await field.fill(`https://example.com/${name}/1\n\nnot a url\nexample.com/${name}/2\nhttp://10.0.0.1/`);
      await page.getByLabel("Tags for all of them").fill(name);
      await page.getByRole("button", { name: "Shorten 4 URLs" }).click();
      await page.getByText("2 made, 2 failed").waitFor();
      expect(await page.locator("dialog[open] tbody tr").allInnerTexts()).toEqual([
        expect.stringMatching(/^3\s+That is not a web address[^]*not a url$/),
        expect.stringMatching(/^5\s+Links may not lead there[^]*http:\/\/10\.0\.0\.1\/$/),
        expect.stringMatching(/^1\s+[^]*\/1$/),
        expect.stringMatching(/^4\s+[^]*\/2$/),
      ]);
      expect(await field.inputValue()).toBe("not a url\nhttp://10.0.0.1/");
      await page.keyboard.press("Escape");
      await expect.poll(() => page.locator(".list-row", { hasText: `example.com/${name}` }).count()).toBe(2);
    });

    it("imports a file with its progress, says what failed and why, and exports all", async () => {
      const name = word();
      const { page } = await open("");
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: "Import a file" }).click();
      const choose = (file: string, text: string) =>
        page
          .locator("dialog[open] input[type=file]")
          .setInputFiles({ name: file, mimeType: "", buffer: Buffer.from(text) });
      await choose("picture.png", "");
      await page.getByText("picture.png is no CSV, NDJSON or JSON file.").waitFor();
      await choose("links.csv", `url,slug,colour\nhttps://example.com/,${name}\nnonsense,${name}-x\n`);
      await page.getByText("The import is done.").waitFor();
      const errors = page.locator("dialog[open] tbody tr");
      expect(await errors.allInnerTexts()).toEqual([expect.stringMatching(/^3\s+\S+/)]);
      await page.getByText("Columns that were not understood: colour").waitFor();
      // It stands in the address: one can come back to it.
      await page.reload();
      await page.getByText("The import is done.").waitFor();
      await page.keyboard.press("Escape");
      await row(page, name).waitFor();

      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: "Export all as NDJSON" }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe("links.ndjson");
      expect(readFileSync(await download.path(), "utf8")).toContain(`"slug":"${name}"`);
    });

    it("waits out failures and limits, loses nothing that was typed, and asks a key that ended to sign in", async () => {
      const name = word();
      await create(name);
      const { page } = await open(`?edit=${name}`);
      await drawer(page).getByLabel("Title").fill("Kept");
      await failing(page, `/api/links/${name}`, 429, 1, { "Retry-After": "1" });
      await failing(page, `/api/links/${name}`, 503);
      await failing(page, `/api/links/${name}`, 401);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Your key no longer works").waitFor();
      await page.getByLabel("API key or admin key").fill(asAdmin.Authorization.replace("Bearer ", ""));
      await page.keyboard.press("Enter");
      await page.getByText(`${name} is saved.`).waitFor();
      expect((await linkOf(name))?.["title"]).toBe("Kept");
    });
  });
});
