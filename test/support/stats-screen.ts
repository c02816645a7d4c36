import { readFileSync } from "node:fs";
import { neonConfig } from "@neondatabase/serverless";
import type { Download, Locator, Page } from "playwright-core";
import { beforeAll } from "vitest";
import type { Click } from "../../src/clicks/click.ts";
import { addClicks } from "../../src/clicks/jobs/add-clicks.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import { createDeadline } from "../../src/lib/deadline.ts";
import { UUID_RANDOM_BYTES, uuidV7 } from "../../src/lib/uuid-v7.ts";
import { addSample } from "../../src/local/start/add-sample.ts";
import { linkId } from "../../src/names/link-id.ts";
import { createPostgres } from "../../src/postgres/postgres.ts";
import { useBrowser } from "./browser.ts";
import { embedded } from "./engines.ts";
import { signedInAs } from "./page-looks.ts";
import { ADMIN_KEY, asAdmin } from "./settings.ts";
import { useWhole } from "./whole.ts";

export const DAY_MS = 86_400_000;

/** A Worker with sample links, and a browser, for a suite of the screens Link and All. */
export function useStatsScreen() {
  const browser = useBrowser();
  const whole = useWhole(embedded, {
    CLICK_FLUSH_SECONDS: "1",
    KEY_READS_PER_MINUTE: "100000",
    REDIS_TIMEOUT_MS: "2000",
  });

  beforeAll(async () => {
    await addSample({ address: whole.worker.url, key: ADMIN_KEY, stack: whole.stack, now: Date.now() });
  });

  const answerOf = async <Json>(path: string) => (await whole.worker.fetch(path, { headers: asAdmin })).json<Json>();
  const open = (path: string, look: object = {}, before?: (page: Page) => Promise<unknown>) =>
    browser.visit(whole.worker.url + path, {
      ...{ timezoneId: "Europe/Berlin", acceptDownloads: true, ...look },
      before: async (page) => {
        await signedInAs(page);
        await before?.(page);
      },
    });

  /** Visits that were made at some time, past the Queue. */
  async function visited(slug: string, visits: readonly { daysAgo: number; isBot?: boolean; campaign?: string }[]) {
    const { rows } = await whole.stack.sql.query({ query: "SELECT id FROM links WHERE slug = $1", params: [slug] });
    neonConfig.fetchEndpoint = whole.stack.bindings.NEON_FETCH_ENDPOINT;
    const store = createPostgresClickStore({
      postgres: createPostgres(whole.stack.bindings.DATABASE_URL),
      ...{ timeoutMs: 60_000, retentionDays: 35, now: () => Date.now() },
    });
    const clicks = visits.map(({ daysAgo, isBot = false, campaign = null }, place): Click => {
      const time = Date.now() - daysAgo * DAY_MS - 1_000;
      return {
        ...{ id: uuidV7(time, crypto.getRandomValues(new Uint8Array(UUID_RANDOM_BYTES))), time, isBot },
        ...{ linkId: linkId(rows[0]?.[0] ?? ""), visitor: isBot ? null : `visitor-${place}` },
        dimensions: {
          ...{ country: "DE", region: null, city: null, referrer: "news.example", device: "mobile", browser: "Safari" },
          ...{ os: "iOS", language: "de", utm_source: null, utm_medium: null, utm_campaign: campaign },
          ...{ utm_term: null, utm_content: null },
        },
      };
    });
    await addClicks(store, clicks, () => createDeadline(60_000, () => Date.now()));
  }

  const made = async (fields: object = {}) => {
    const slug = `stats-${crypto.randomUUID().slice(0, 8)}`;
    await whole.worker.create({ url: "https://example.com/", slug, ...fields });
    return slug;
  };
  return { browser, whole, answerOf, open, visited, made };
}

export const figure = (page: Page, label: string) => page.locator(".figure", { hasText: label }).locator("data");
export const numberOf = async (found: Locator) => Number(await found.getAttribute("value"));
export const textOf = (download: Download) => download.path().then((path) => readFileSync(path, "utf8"));
export const download = async (page: Page, click: () => Promise<void>) => {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return file;
};
