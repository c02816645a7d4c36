import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { row, SIZES, useLinksScreen } from "../support/links-screen.ts";
import { asAdmin } from "../support/settings.ts";

/** Many links at once, in the production bundle: chosen, pasted, imported and exported. */
describe("many links at once", () => {
  const { create, linkOf, opener, whole, word } = useLinksScreen();

  describe.each(SIZES)("on $size", ({ look }) => {
    const open = opener(look);

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

    it("brings many back at once, and says which stay deleted and why", async () => {
      const name = word();
      const slugs = ["a", "b", "c"].map((end) => `${name}-${end}`);
      for (const slug of slugs) await create(slug);
      const { page } = await open(`?q=${name}`);
      for (const slug of slugs) await row(page, slug).locator(".choose").click();
      await page.locator(".chosen-bar").getByRole("button", { name: "Delete" }).click();
      await page.getByText("3 links are deleted.").waitFor();
      for (const slug of slugs) await expect.poll(() => linkOf(slug)).toBeNull();
      await create(`${name}-b`);
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("2 links are back.").waitFor();
      await page.getByText(`${name}-b stays deleted. Another link has its name by now.`).waitFor();
      expect((await page.locator(".list-row .link-name").allInnerTexts()).length).toBe(2);
      expect(await linkOf(`${name}-a`)).not.toBeNull();
      expect(await linkOf(`${name}-c`)).not.toBeNull();
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
  });
});
