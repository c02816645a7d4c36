import type { Page, Route } from "playwright-core";
import type { Look, Visit } from "./browser.ts";
import { ADMIN_KEY } from "./settings.ts";

/** The sizes that the page is looked at in. */
export const PHONE = { viewport: { width: 375, height: 740 }, hasTouch: true } as const satisfies Look;
export const DESKTOP = { viewport: { width: 1280, height: 800 } } as const satisfies Look;

/** May read and write the clipboard, as a person who is asked says yes. */
export const MAY_COPY = { permissions: ["clipboard-read", "clipboard-write"] } satisfies Look;

/** Signed in for this tab, before the page is opened. */
export async function signedInAs(page: Page, key: string = ADMIN_KEY): Promise<void> {
  await page.addInitScript({
    content: `sessionStorage.getItem("was") ?? sessionStorage.setItem("bijou.key", ${JSON.stringify(key)}); sessionStorage.setItem("was", "in")`,
  });
}

/** What the console has, but for the 401 that every anonymous visit begins with. */
export function complaintsOf({ complaints }: Visit): string[] {
  return complaints().filter((text) => !text.includes("status of 401"));
}

/** Answers a call of the API in the Worker's place. @param times and then no longer. */
export function failing(page: Page, path: string, status: number, times = 1, headers: Record<string, string> = {}) {
  let left = times;
  return page.route(`**${path}`, async (route: Route) => {
    if (left-- <= 0) return route.fallback();
    const body = JSON.stringify({ type: "/_/problems/unavailable", title: "No", status, detail: "Cannot do that" });
    await route.fulfill({ status, headers: { "Content-Type": "application/problem+json", ...headers }, body });
  });
}
