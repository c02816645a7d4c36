import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { addSample } from "../../src/local/start/add-sample.ts";
import { useBrowser, type Visit } from "../support/browser.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded } from "../support/engines.ts";
import { LINKS_STATES } from "../support/links-states.ts";
import { violationsOn } from "../support/page-audit.ts";
import { complaintsOf, DESKTOP, PHONE, signedInAs } from "../support/page-looks.ts";
import { MOST_SHIFTED, shiftedOn, watchShifts } from "../support/page-shifts.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { WEBHOOK_STATES } from "../support/webhook-states.ts";
import { useWhole } from "../support/whole.ts";

/**
 * Each screen in each state: no violation that axe finds, nothing that the page's policy has blocked, no shift of what
 * stands there, and a picture in dist/pictures.
 */
const PICTURES = join(ROOT, "dist/pictures");

interface State {
  readonly name: string;
  readonly path: string;
  readonly isSignedIn: boolean;
  readonly show?: (page: Page) => Promise<unknown>;
  /** What is there once it is. */
  readonly until: string;
  /** The browser's own line about a refusal that belongs to this state. */
  readonly saysOfRefusal?: string;
}

const STATES: readonly State[] = [
  { name: "home", path: "/", isSignedIn: false, until: ".who button" },
  {
    ...{ name: "home-made", path: "/", isSignedIn: false, until: ".made-box" },
    show: async (page) => {
      await page.locator("#url").fill("https://example.com/a/long/path/that/is/made/short?with=a&query=of&its=own");
      await page.locator("#url").press("Enter");
    },
  },
  {
    ...{ name: "home-options", path: "/", isSignedIn: false, until: ".field-note[data-state='bad']" },
    show: async (page) => {
      await page.getByRole("button", { name: "Options" }).click();
      await page.getByLabel("Name").fill("api");
    },
  },
  { name: "home-signed-in", path: "/", isSignedIn: true, until: ".link-row" },
  { name: "settings", path: "/_/settings", isSignedIn: true, until: ".health-now" },
  {
    ...{ name: "settings-key", path: "/_/settings", isSignedIn: true, until: ".made-key" },
    saysOfRefusal: "status of 400",
    show: async (page) => {
      await page.getByLabel("Domains to block").fill("nodomain");
      await page.getByRole("button", { name: "Block", exact: true }).click();
      await page.getByText("No domain: nodomain.").waitFor();
      await page.getByRole("button", { name: "New key" }).click();
      await page.getByLabel("What it is for").fill("A <b>key</b>");
      await page.getByRole("button", { name: "Make key" }).click();
    },
  },
  {
    ...{ name: "settings-revoke", path: "/_/settings", isSignedIn: true, until: "dialog[open] .stops" },
    show: (page) => page.locator(".key-row button").first().click(),
  },
  {
    ...{ name: "sign-in", path: "/_/links", isSignedIn: false, until: "dialog[open]" },
    show: (page) => page.getByRole("main").getByRole("button", { name: "Sign in" }).click(),
  },
  {
    ...{ name: "offline", path: "/", isSignedIn: false, until: ".notice[data-open='true']" },
    show: async (page) => {
      await page.locator(".who button").waitFor();
      await page.context().setOffline(true);
      await page.locator("#url").fill("https://example.com/");
      await page.locator("#url").press("Enter");
    },
  },
  {
    ...{ name: "qr", path: "/", isSignedIn: false, until: "dialog[open] img" },
    show: async (page) => {
      await page.locator("#url").fill("https://example.com/");
      await page.locator("#url").press("Enter");
      await page.locator(".qr-button").click();
    },
  },
  ...LINKS_STATES,
  ...WEBHOOK_STATES,
];

const LOOKS = [
  { look: "desktop-light", context: { ...DESKTOP, colorScheme: "light" } },
  { look: "desktop-dark", context: { ...DESKTOP, colorScheme: "dark" } },
  { look: "phone-light", context: { ...PHONE, colorScheme: "light" } },
  { look: "phone-dark", context: { ...PHONE, colorScheme: "dark" } },
] as const;

describe.each(LOOKS)("the page on $look", ({ look, context }) => {
  const browser = useBrowser();
  const whole = useWhole(embedded, { PUBLIC_CREATE: "true", PUBLIC_CREATE_PER_MINUTE: "1000" });

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    await addSample({ address: whole.worker.url, key: ADMIN_KEY, stack: whole.stack, now: Date.now() });
  });

  async function open({ path, isSignedIn, show, until }: State): Promise<Visit> {
    const visit = await browser.visit(whole.worker.url + path, {
      ...context,
      // A picture of what is there, and not of what is on its way there.
      reducedMotion: "reduce",
      before: async (page) => {
        await watchShifts(page);
        if (isSignedIn) await signedInAs(page);
      },
    });
    await show?.(visit.page);
    await visit.page.locator(until).first().waitFor();
    return visit;
  }

  it.each(STATES)("$name has no violation, no complaint and no shift", async (state) => {
    const visit = await open(state);
    const { page } = visit;
    await page.screenshot({ path: join(PICTURES, `${state.name}-${look}.png`) });
    expect(await violationsOn(page)).toEqual([]);
    expect(
      complaintsOf(visit).filter((text) => !text.includes(state.saysOfRefusal ?? "ERR_INTERNET_DISCONNECTED")),
    ).toEqual([]);
    expect(await shiftedOn(page)).toBeLessThan(MOST_SHIFTED);
    expect(visit.origins()).toEqual([whole.worker.url]);
  });
});
