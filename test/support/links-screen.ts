import type { Page } from "playwright-core";
import { useBrowser } from "./browser.ts";
import { embedded } from "./engines.ts";
import { DESKTOP, MAY_COPY, PHONE, signedInAs } from "./page-looks.ts";
import { asAdmin } from "./settings.ts";
import { useWhole } from "./whole.ts";

/** The sizes that each flow of the screen of all links is gone through in. */
export const SIZES = [
  { size: "a desktop", look: DESKTOP, isPhone: false },
  { size: "a phone", look: PHONE, isPhone: true },
] as const;

/** A Worker and a browser for a suite of the screen of all links, and links that are its own. */
export function useLinksScreen() {
  const browser = useBrowser();
  const whole = useWhole(embedded);
  let last = 0;
  return {
    whole,
    /** A word that only the links of one test have. */
    word: () => `w${++last}x${Math.random().toString(36).slice(2, 8)}`,
    create: async (slug: string, more: object = {}) =>
      (await whole.worker.create({ url: `https://www.example.com/${slug}`, slug, ...more })).slug,
    linkOf: async (slug: string) => {
      const answer = await whole.worker.fetch(`/api/links/${slug}`, { headers: asAdmin });
      return answer.ok ? await answer.json<Record<string, unknown>>() : null;
    },
    change: (slug: string, body: object) =>
      whole.worker.fetch(`/api/links/${slug}`, {
        method: "PATCH",
        headers: { ...asAdmin, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    /** @param look its size. @returns what opens the screen at an address. */
    opener: (look: (typeof SIZES)[number]["look"]) => async (address: string, before?: (page: Page) => unknown) => {
      const visit = await browser.visit(`${whole.worker.url}/_/links${address}`, {
        ...look,
        ...MAY_COPY,
        before: async (page) => {
          await signedInAs(page);
          await before?.(page);
        },
      });
      return { visit, page: visit.page };
    },
  };
}

export const row = (page: Page, slug: string) => page.locator(".list-row", { hasText: slug });
export const drawer = (page: Page) => page.locator("dialog.drawer[open]");

export async function fromMenu(page: Page, slug: string, entry: string): Promise<void> {
  await page.getByRole("button", { name: `Menu of ${slug}` }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}
