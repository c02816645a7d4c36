import type { Page } from "playwright-core";

/** What moves without being asked to (Layout Instability): all but the half second after a key or a click. */
const SHIFTS = `globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });`;

/** Lighthouse calls a page good to 0.1, and takes the first points off at 0.04. */
export const MOST_SHIFTED = 0.02;

/** To be called before the page is opened. */
export function watchShifts(page: Page): Promise<unknown> {
  return page.addInitScript({ content: SHIFTS });
}

/** The sum of all shifts since the page was opened. */
export function shiftedOn(page: Page): Promise<number> {
  return page.evaluate<number>("globalThis.shifted");
}
