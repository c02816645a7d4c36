import { describe, expect, it } from "vitest";
import { drawer, fromMenu, row, SIZES, useLinksScreen } from "../support/links-screen.ts";
import { failing } from "../support/page-looks.ts";
import { asAdmin } from "../support/settings.ts";

/** A link edited in its drawer, in the production bundle: what is saved, what is kept, and who decides. */
describe("the drawer of a link", () => {
  const { change, create, linkOf, opener, word } = useLinksScreen();

  describe.each(SIZES)("on $size", ({ look }) => {
    const open = opener(look);

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

    it("folds the card away where there is none, and sets, changes and clears it", async () => {
      const name = word();
      await create(name);
      const { page } = await open(`?edit=${name}`);
      const headline = drawer(page).getByLabel("Headline");
      await drawer(page).getByText("Card", { exact: true }).waitFor();
      expect(await headline.isVisible()).toBe(false);
      await drawer(page).getByText("Card", { exact: true }).click();
      await headline.fill("<b>A card</b>");
      await drawer(page).getByLabel("Description").fill("What\nit is");
      await drawer(page).getByLabel("Image").fill("http://127.0.0.1/a.png");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("No image may come from there").waitFor();
      await drawer(page).getByLabel("Image").fill("example.org/a.png");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText(`${name} is saved.`).waitFor();
      expect((await linkOf(name))?.["card"]).toEqual({
        ...{ title: "<b>A card</b>", description: "What it is", image: "https://example.org/a.png" },
      });
      await fromMenu(page, name, "Edit");
      await expect.poll(() => headline.inputValue()).toBe("<b>A card</b>");
      await drawer(page).getByRole("button", { name: "Remove the card" }).click();
      await page.getByRole("button", { name: "Save" }).click();
      await drawer(page).waitFor({ state: "detached" });
      await expect.poll(async () => (await linkOf(name))?.["card"]).toBeNull();
    });

    it("asks once before Escape closes what is not saved, and loses it by nothing", async () => {
      const name = word();
      await create(name);
      const { page } = await open(`?edit=${name}`);
      await drawer(page).getByLabel("Title").fill("Half a sen");
      await page.keyboard.press("Escape");
      await page.getByText("Your changes are not saved.").waitFor();
      await page.getByRole("button", { name: "Go on editing" }).click();
      await drawer(page).getByLabel("Title").and(page.locator(":focus")).waitFor();
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
