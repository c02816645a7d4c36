// Longer than others: all of it opens one screen of one Worker, which a second file would start again.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { GONE } from "../../src/webhooks/webhook.ts";
import { type Look, useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { complaintsOf, DESKTOP, failing, MAY_COPY, PHONE, signedInAs } from "../support/page-looks.ts";
import { asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

interface Made {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly events: readonly string[];
  readonly tag: string | null;
}

/** The section Webhooks of the settings, in the production bundle. Their endpoints are nowhere, so nothing ever gets through. */
describe("the webhooks of the settings", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded);

  const call = (method: string, path: string, body?: object) =>
    whole.worker.fetch(path, {
      method,
      headers: { ...asAdmin, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const newUrl = () => `https://n${crypto.randomUUID().slice(0, 8)}.invalid/hook`;
  const made = async (fields: object = {}): Promise<Made> =>
    (await call("POST", "/api/webhooks", { url: newUrl(), events: ["link.created"], ...fields })).json<Made>();
  const readOf = async (id: string): Promise<Made> => (await call("GET", `/api/webhooks/${id}`)).json<Made>();
  const section = (page: Page) => page.getByRole("region", { name: "Webhooks" });
  const rowOf = (page: Page, url: string) => section(page).getByRole("listitem").filter({ hasText: url });
  const open = (look: Look = DESKTOP, before: (page: Page) => Promise<unknown> = async () => undefined, key?: string) =>
    browser.visit(`${whole.worker.url}/_/settings`, {
      ...look,
      ...MAY_COPY,
      before: async (page) => {
        await signedInAs(page, key);
        await before(page);
      },
    });

  /** As runs leave them, the last one the newest: a test has no endpoint that answers. */
  async function addDeliveries(id: string, count: number, status: "delivered" | "failed", lastStatus: number | null) {
    await whole.stack.sql.query({
      query: `INSERT INTO webhook_deliveries (id, webhook_id, type, time, payload, status, attempts, last_status)
        SELECT gen_random_uuid(), $1::uuid, 'webhook.test', now() - interval '2 hours', jsonb_build_object('webhookId', $1::uuid),
          $2, 3, $3::integer FROM generate_series(1, $4::integer)`,
      params: [id, status, lastStatus === null ? null : String(lastStatus), String(count)],
    });
  }

  describe.each([
    { size: "a desktop", look: DESKTOP },
    { size: "a phone", look: PHONE },
  ])("on $size", ({ look }) => {
    it("are made by a form that says beside each field what is wrong, and show their secret once", async () => {
      const url = newUrl();
      const visit = await open(look);
      const { page } = visit;
      const field = page.getByLabel("URL", { exact: true });
      const make = page.getByRole("button", { name: "Make webhook" });
      await page.getByRole("button", { name: "New webhook" }).click();
      await make.click();
      await page.getByText("Write a URL, such as").waitFor();
      await page.getByText("Tick what it is to hear of.").waitFor();
      await page.getByLabel("Link made").check();
      await page.getByLabel("Link visited").check();
      await page.getByLabel("Link made").uncheck();
      for (const [wrong, said] of [
        ["https://10.0.0.1/hook", "Not there. Choose another public address."],
        ["https://", "That is not a web address."],
      ] as const) {
        await field.fill(wrong);
        await make.click();
        await page.locator(".field").filter({ has: field }).getByText(said).waitFor();
        expect(await field.getAttribute("aria-invalid")).toBe("true");
      }
      // What was typed outlives Escape.
      await page.getByLabel("Only links with the tag").fill("print");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "New webhook" }).click();
      expect(await page.getByLabel("Only links with the tag").inputValue()).toBe("print");
      await field.fill(url.replace("https://", ""));
      await page.keyboard.press("Enter");

      const secret = String(await page.locator(".made-key code").textContent());
      expect(secret).toMatch(/^whsec_/);
      await page.getByRole("button", { name: `Copy ${secret}` }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(secret);
      // Not closed by accident: the first Escape asks.
      await page.keyboard.press("Escape");
      await page.getByText("The secret is gone once this is closed").waitFor();
      expect(await page.getByText(secret).count()).toBe(1);
      await page.getByRole("button", { name: "I have kept the secret" }).click();
      expect(await page.getByText(secret).count()).toBe(0);

      const row = rowOf(page, url);
      await row.getByText("Link visited").waitFor();
      await row.getByText("Only tag print").waitFor();
      expect(await row.getByText("Never").count()).toBe(2);
      const { webhooks } = await (await call("GET", "/api/webhooks")).json<{ webhooks: Made[] }>();
      expect(webhooks.find((one) => one.url === url)).toMatchObject({
        ...{ state: "on", events: ["link.visited"], tag: "print" },
      });
      expect(complaintsOf(visit).filter((text) => !text.includes("status of 4"))).toEqual([]);
    });

    it("send a test, and list deliveries page by page with what became of each, to be sent again", async () => {
      const { id, url } = await made();
      await addDeliveries(id, 21, "delivered", 204);
      await addDeliveries(id, 1, "failed", 503);
      const visit = await open(look);
      const { page } = visit;
      await page.getByRole("button", { name: `Send a test to ${url}` }).click();
      await page.getByText("A test is on its way.").waitFor();
      await page.locator(".toast").getByRole("button", { name: "Deliveries" }).click();
      const drawer = page.getByRole("dialog", { name: "Deliveries" });
      await drawer.getByText(url).waitFor();
      const rows = drawer.getByRole("listitem");
      await expect.poll(() => rows.count()).toBe(20);
      const [first = "", failed = "", delivered = ""] = await rows.allInnerTexts();
      expect(first).toMatch(/Test\s+Waiting/);
      expect(first).toContain("Next try:");
      expect(failed).toMatch(/Failed\s+2 hours ago · 3 tries · answer 503/);
      expect(delivered).toMatch(/Delivered\s+2 hours ago · 3 tries · answer 204/);
      expect(delivered).not.toContain("Next try");
      await drawer.getByRole("button", { name: "Show more" }).click();
      await expect.poll(() => rows.count()).toBe(23);
      expect(await drawer.getByRole("button", { name: "Show more" }).count()).toBe(0);

      await rows.nth(1).getByRole("button", { name: "Send again" }).click();
      await drawer.getByText("It is sent again in a moment.").waitFor();
      await rows.nth(1).getByText("Waiting").waitFor();
      const { deliveries } = await (await call("GET", `/api/webhooks/${id}/deliveries?limit=3`)).json<{
        deliveries: { status: string }[];
      }>();
      expect(deliveries.map(({ status }) => status)).toEqual(["pending", "pending", "delivered"]);
      await page.keyboard.press("Escape");
      await drawer.waitFor({ state: "hidden" });
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("are switched by their switch, say why they are off, and send nothing then", async () => {
      const { id, url } = await made();
      const visit = await open(look);
      const { page } = visit;
      const row = rowOf(page, url);
      const onSwitch = row.getByRole("switch", { name: `${url} is on` });
      const test = row.getByRole("button", { name: "Send a test" });
      await test.click();
      await page.getByText("A test is on its way.").waitFor();
      await onSwitch.focus();
      await page.keyboard.press("Space");
      await page.getByText("what was waiting has failed").waitFor();
      await row.getByText("Somebody switched it off.").waitFor();
      expect(await onSwitch.getAttribute("aria-checked")).toBe("false");
      expect(await test.isDisabled()).toBe(true);
      expect(await readOf(id)).toMatchObject({ state: "off" });

      await row.getByRole("button", { name: "Deliveries" }).click();
      const drawer = page.getByRole("dialog", { name: "Deliveries" });
      await drawer.getByText("The webhook is off. Switch it on to send.").waitFor();
      const failed = drawer.getByRole("listitem");
      await failed.getByText("Failed").waitFor();
      expect(await failed.getByRole("button", { name: "Send again" }).isDisabled()).toBe(true);
      await drawer.getByRole("button", { name: "Close" }).click();

      await onSwitch.click();
      await page.getByText("What happens from now on is sent.").waitFor();
      expect(await test.isDisabled()).toBe(false);
      expect(await row.getByText("Somebody switched it off.").count()).toBe(0);
      expect(await readOf(id)).toMatchObject({ state: "on" });
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("are edited by the keyboard alone: URL, events and tag, with what is wrong beside each, and no new secret", async () => {
      const { id, url } = await made({ events: ["link.created", "webhook.test"], tag: "print" });
      const other = await made();
      const saltOf = async () =>
        (
          await whole.stack.sql.query({
            query: "SELECT salt, salt_before FROM webhooks WHERE id = $1::uuid",
            params: [id],
          })
        ).rows;
      const salt = await saltOf();
      const visit = await open(look);
      const { page } = visit;
      const edit = page.getByRole("button", { name: `Edit the webhook to ${url}` });
      const dialog = page.getByRole("dialog", { name: "Edit this webhook" });
      await edit.focus();
      await page.keyboard.press("Enter");
      const field = page.getByLabel("URL", { exact: true });
      const tag = dialog.getByLabel("Only links with the tag");
      await field.waitFor();
      expect([await field.inputValue(), await tag.inputValue()]).toEqual([url, "print"]);
      expect(await dialog.getByLabel("Link made").isChecked()).toBe(true);
      for (const [wrong, said] of [
        ["", "Write a URL, such as"],
        ["https://10.0.0.1/hook", "Not there. Choose another public address."],
      ] as const) {
        await field.fill(wrong);
        await page.keyboard.press("Enter");
        await dialog.locator(".field").filter({ has: field }).getByText(said).waitFor();
      }
      // Escape leaves all as it was, and the focus where it came from.
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      expect(await page.locator(":focus").getAttribute("aria-label")).toBe(`Edit the webhook to ${url}`);
      expect(await readOf(id)).toMatchObject({ url, tag: "print" });
      await page.keyboard.press("Enter");
      expect(await field.inputValue()).toBe(url);
      const to = newUrl();
      await field.fill(to);
      await dialog.getByLabel("Link made").focus();
      await page.keyboard.press("Space");
      await dialog.getByLabel("Link deleted").focus();
      await page.keyboard.press("Space");
      await tag.fill("");
      await page.keyboard.press("Enter");
      await page.getByText("The webhook is saved. Its secret is as it was.").waitFor();
      await dialog.waitFor({ state: "hidden" });
      const row = rowOf(page, to);
      await row.getByText("Link deleted").waitFor();
      expect([await row.getByText("Link made").count(), await row.getByText("Only tag").count()]).toEqual([0, 0]);
      expect(await rowOf(page, url).count()).toBe(0);
      // What the form has no box for stays.
      expect(await readOf(id)).toMatchObject({
        url: to,
        tag: null,
        state: "on",
        events: ["link.deleted", "webhook.test"],
      });
      expect(await readOf(other.id)).toMatchObject({ url: other.url, events: ["link.created"] });
      expect(await saltOf()).toEqual(salt);
      // One that is gone by now.
      await call("DELETE", `/api/webhooks/${id}`);
      await row.getByRole("button", { name: "Edit" }).click();
      await dialog.getByRole("button", { name: "Save" }).click();
      await page.getByText("There is no such webhook any more.").waitFor();
      await row.waitFor({ state: "detached" });
      expect(complaintsOf(visit).filter((text) => !text.includes("status of 4"))).toEqual([]);
    });

    it("get a new secret, and are deleted, both once asked", async () => {
      const { id, url } = await made();
      const visit = await open(look);
      const { page } = visit;
      const row = rowOf(page, url);
      await row.getByRole("button", { name: "New secret" }).click();
      await page.getByText("For 24 hours, both the old secret and the new one sign").waitFor();
      await page.getByRole("button", { name: "Keep the old one" }).click();
      await row.getByRole("button", { name: "New secret" }).click();
      await page.getByRole("button", { name: "Make a new secret" }).click();
      const secret = String(await page.locator(".made-key code").textContent());
      expect(secret).toMatch(/^whsec_/);
      await page.keyboard.press("Escape");
      await page.getByText("The secret is gone once this is closed").waitFor();
      expect(await page.getByText(secret).count()).toBe(1);
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByText(secret).count()).toBe(0);

      await row.getByRole("button", { name: "Delete" }).click();
      const dialog = page.getByRole("dialog", { name: "Delete this webhook" });
      await dialog.getByText(url).waitFor();
      await dialog.getByRole("button", { name: "Keep it" }).click();
      expect((await call("GET", `/api/webhooks/${id}`)).status).toBe(200);
      await row.getByRole("button", { name: "Delete" }).click();
      await dialog.getByRole("button", { name: "Delete", exact: true }).click();
      await row.waitFor({ state: "detached" });
      expect((await call("GET", `/api/webhooks/${id}`)).status).toBe(404);
      expect(complaintsOf(visit)).toEqual([]);
    });
  });

  it("say why Bijou switched one off, and what is refused where the page did not know that it is off", async () => {
    const [gone, other] = [await made(), await made()];
    await addDeliveries(other.id, 1, "delivered", 200);
    await whole.stack.sql.query({
      query: "UPDATE webhooks SET state = 'off', state_reason = $2 WHERE id = $1::uuid",
      params: [gone.id, GONE],
    });
    const { page } = await open();
    await rowOf(page, gone.url).getByText("its address said that it is gone for good").waitFor();
    const row = rowOf(page, other.url);
    await row.getByRole("button", { name: "Deliveries" }).click();
    const again = page.getByRole("dialog").getByRole("listitem").getByRole("button", { name: "Send again" });
    await again.waitFor();
    await call("PATCH", `/api/webhooks/${other.id}`, { state: "off" });
    await again.click();
    await page.getByRole("dialog").getByText("The webhook is off. Switch it on to send.").waitFor();
    // The list was read again.
    await expect.poll(() => again.isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await row.getByText("Somebody switched it off.").waitFor();
    await call("DELETE", `/api/webhooks/${gone.id}`);
    await rowOf(page, gone.url).getByRole("switch").click();
    await page.getByText("There is no such webhook any more.").waitFor();
    await rowOf(page, gone.url).waitFor({ state: "detached" });
  });

  it("are edited in two tabs: what one of them did not touch is as the other has it", async () => {
    const { id, url } = await made({ tag: "print" });
    const { page } = await open();
    await rowOf(page, url).getByRole("button", { name: "Edit" }).click();
    const to = newUrl();
    await call("PATCH", `/api/webhooks/${id}`, { url: to, events: ["link.deleted"] });
    await page.getByLabel("Only links with the tag").fill("web");
    await page.getByRole("button", { name: "Save" }).click();
    await rowOf(page, to).getByText("web").waitFor();
    expect(await readOf(id)).toMatchObject({ url: to, events: ["link.deleted"], tag: "web" });
  });

  it("are edited by an answer that comes behind an Escape: it closes no other dialog, and says what is wrong", async () => {
    const { id, url } = await made();
    const { page } = await open();
    const dialog = page.getByRole("dialog", { name: "Edit this webhook" });
    const other = page.getByRole("dialog", { name: "New webhook" });
    let late = Promise.withResolvers<null>();
    await page.route(`**/api/webhooks/${id}`, async (route) => {
      await late.promise;
      await route.fallback();
    });
    for (const [to, said] of [
      ["https://10.0.0.1/hook", "Not there. Choose another public address."],
      [newUrl(), "The webhook is saved."],
    ] as const) {
      await rowOf(page, url).getByRole("button", { name: "Edit" }).click();
      await page.getByLabel("URL", { exact: true }).fill(to);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await page.getByRole("button", { name: "New webhook" }).click();
      await other.waitFor();
      late.resolve(null);
      await page.getByText(said).waitFor();
      expect(await other.isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await other.waitFor({ state: "hidden" });
      late = Promise.withResolvers<null>();
    }
  });

  it("say that nobody knows what was made, where an answer got lost, and make it no second time", async () => {
    const { url: known } = await made();
    const { page } = await open();
    const asked: string[] = [];
    for (const path of ["**/api/webhooks", "**/api/webhooks/*/rotate"]) {
      await page.route(path, async (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        asked.push(path);
        await route.fetch();
        await route.abort("connectionreset");
      });
    }
    const url = newUrl();
    await page.getByRole("button", { name: "New webhook" }).click();
    await page.getByLabel("URL", { exact: true }).fill(url);
    await page.getByLabel("Health changed").check();
    await page.getByRole("button", { name: "Make webhook" }).click();
    await page.getByText("Whether the webhook was made is not known").waitFor();
    expect(await page.getByLabel("URL", { exact: true }).inputValue()).toBe(url);
    await page.keyboard.press("Escape");
    await rowOf(page, url).waitFor();
    expect(await rowOf(page, url).count()).toBe(1);
    await rowOf(page, known).getByRole("button", { name: "New secret" }).click();
    await page.getByRole("button", { name: "Make a new secret" }).click();
    await page.getByText("Whether there is a new secret is not known").waitFor();
    expect(asked).toHaveLength(2);
  });

  it("show a secret that comes after its dialog was closed", async () => {
    const { url } = await made();
    const { page } = await open();
    const late = Promise.withResolvers<null>();
    await page.route("**/rotate", async (route) => {
      await late.promise;
      await route.fallback();
    });
    await rowOf(page, url).getByRole("button", { name: "New secret" }).click();
    await page.getByRole("button", { name: "Make a new secret" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    late.resolve(null);
    const dialog = page.getByRole("dialog", { name: "The new secret" });
    await dialog.getByText("whsec_").waitFor();
    await dialog.getByText(url).waitFor();
  });

  it("say in words that there are none, that they wait, and that they were refused", async () => {
    const visit = await open(DESKTOP, async (page) => {
      await page.route("**/api/webhooks", (route) => route.fulfill({ json: { webhooks: [] } }), { times: 1 });
    });
    await section(visit.page).getByText("No webhooks yet.").waitFor();
    expect(complaintsOf(visit)).toEqual([]);

    const refused = await open(DESKTOP, (page) => failing(page, "/api/webhooks", 403));
    await section(refused.page).getByText("Cannot do that.").waitFor();

    await made();
    const waiting = await open(DESKTOP, (page) => failing(page, "/api/webhooks", 503, 1, { "Retry-After": "600" }));
    await section(waiting.page).getByText("This part waits for the API.").waitFor();
    await waiting.page.getByRole("button", { name: "Try now" }).click();
    await section(waiting.page).getByRole("listitem").first().waitFor();
  });

  it("are for an administrator: others read so, and nothing is asked for them", async () => {
    const created = await call("POST", "/api/keys", { name: "reader", scopes: ["links:read"] });
    const { key } = await created.json<{ key: string }>();
    const asked: string[] = [];
    const visit = await open(DESKTOP, async (page) => page.on("request", (one) => asked.push(one.url())), key);
    await section(visit.page).getByText("Only an administrator can see and make webhooks.").waitFor();
    expect(asked.filter((url) => url.includes("/api/webhooks"))).toEqual([]);
    expect(visit.complaints()).toEqual([]);
  });

  it("never scroll sideways, at 320 px too and with the largest text, in German", async () => {
    const url = `https://${"x".repeat(60)}.invalid/${"a".repeat(300)}`;
    const events = ["link.created", "link.updated", "link.deleted", "link.restored", "link.disabled", "link.visited"];
    const { id } = await made({ url, events, tag: "t".repeat(50) });
    await addDeliveries(id, 3, "failed", null);
    const { page } = await open({ ...PHONE, locale: "de-AT" });
    const rows = page.getByRole("region", { name: "Webhooks" }).getByRole("listitem");
    const isWithin = () => page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    const drawerIsWithin = () =>
      page.evaluate(
        "(() => { const box = document.querySelector('dialog[open]'); return box.scrollWidth <= box.clientWidth })()",
      );
    await rows.filter({ hasText: url }).waitFor();
    for (const [width, zoom] of [
      [375, "100%"],
      [320, "100%"],
      [375, "200%"],
    ] as const) {
      await page.setViewportSize({ width, height: 740 });
      await page.evaluate(`document.documentElement.style.fontSize = "${zoom}"`);
      expect([width, zoom, await isWithin()]).toEqual([width, zoom, true]);
      for (const name of ["Neuer Webhook", `Sendungen an ${url}`, `Neues Geheimnis für ${url}`]) {
        await page.getByRole("button", { name, exact: true }).click();
        const dialog = page.locator("dialog[open]");
        await dialog
          .getByText(name === "Neuer Webhook" ? "Er hört von" : url)
          .first()
          .waitFor();
        if (name.startsWith("Sendungen")) await dialog.getByText("keine Antwort").first().waitFor();
        expect([width, zoom, name, await isWithin(), await drawerIsWithin()]).toEqual([width, zoom, name, true, true]);
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "hidden" });
      }
    }
  });
});
