import type { Page } from "playwright-core";

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

/** Webhooks as they come to be within days, which no test has: one that is well, one that Bijou switched off. */
async function withWebhooks(page: Page): Promise<void> {
  const times = { createdAt: ago(500), lastSuccessAt: ago(1), lastFailureAt: null };
  const well = { url: "https://hooks.example.com/bijou", events: ["link.created", "link.updated", "link.deleted"] };
  const gone = { url: `https://example.com/${"a-long-path/".repeat(9)}`, events: ["link.visited"], tag: "print" };
  const off = { state: "off", stateReason: "No delivery has succeeded for five days", lastFailureAt: ago(2) };
  const webhooks = [
    { ...times, id: id(1), ...well, tag: null, state: "on", stateReason: null },
    { ...times, id: id(2), ...gone, ...off, lastSuccessAt: ago(200) },
  ];
  await page.route("**/api/webhooks", (route) => route.fulfill({ json: { webhooks } }));
  const one = (n: number, type: string, rest: object) => ({
    id: id(n),
    type,
    time: ago(n),
    nextAttemptAt: null,
    ...rest,
  });
  const deliveries = [
    one(1, "webhook.test", { attempts: 0, status: "pending", lastStatus: null, nextAttemptAt: ago(0) }),
    one(2, "link.updated", { attempts: 3, status: "pending", lastStatus: 503, nextAttemptAt: ago(-2) }),
    one(3, "link.created", { attempts: 1, status: "delivered", lastStatus: 204 }),
    one(4, "link.deleted", { attempts: 10, status: "failed", lastStatus: null }),
  ];
  await page.route("**/deliveries?*", (route) => route.fulfill({ json: { deliveries, nextCursor: "more" } }));
  // They are asked for when the screen opens, so it opens anew.
  await page.reload();
  await page.getByRole("region", { name: "Webhooks" }).getByRole("listitem").first().waitFor();
}

async function withForm(page: Page): Promise<void> {
  await page.getByRole("button", { name: "New webhook" }).click();
  await page.getByLabel("URL", { exact: true }).fill("https://10.0.0.1/hook");
}

/** The states of the section Webhooks, for the tests of what every screen has to be. */
export const WEBHOOK_STATES = [
  {
    ...{ name: "settings-webhooks", path: "/_/settings", isSignedIn: true, until: ".webhook-row .why-off" },
    show: async (page: Page) => {
      await withWebhooks(page);
      await page.locator(".webhook-row").last().scrollIntoViewIfNeeded();
    },
  },
  {
    ...{
      name: "settings-webhooks-new",
      path: "/_/settings",
      isSignedIn: true,
      until: "dialog[open] [aria-invalid=true]",
    },
    saysOfRefusal: "status of 422",
    show: async (page: Page) => {
      await withForm(page);
      await page.getByLabel("Link made").check();
      await page.getByRole("button", { name: "Make webhook" }).click();
    },
  },
  {
    ...{ name: "settings-webhooks-secret", path: "/_/settings", isSignedIn: true, until: ".made-key" },
    show: async (page: Page) => {
      await withForm(page);
      await page.getByLabel("URL", { exact: true }).fill("hooks.example.com/bijou");
      await page.getByLabel("Link made").check();
      await page.getByRole("button", { name: "Make webhook" }).click();
      await page.locator(".made-key").waitFor();
      await page.keyboard.press("Escape");
    },
  },
  {
    ...{ name: "settings-webhooks-edit", path: "/_/settings", isSignedIn: true, until: "dialog[open] [type=submit]" },
    show: async (page: Page) => {
      await withWebhooks(page);
      await page.getByRole("button", { name: "Edit the webhook to" }).last().click();
    },
  },
  {
    ...{ name: "settings-webhooks-rotate", path: "/_/settings", isSignedIn: true, until: "dialog[open] .whose" },
    show: async (page: Page) => {
      await withWebhooks(page);
      await page.getByRole("button", { name: "New secret for" }).first().click();
    },
  },
  {
    ...{
      name: "settings-webhooks-deliveries",
      path: "/_/settings",
      isSignedIn: true,
      until: "dialog[open] .delivery-row",
    },
    show: async (page: Page) => {
      await withWebhooks(page);
      await page.getByRole("button", { name: "Deliveries to" }).first().click();
    },
  },
] as const;
