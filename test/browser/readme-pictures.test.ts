import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { addSample } from "../../src/local/start/add-sample.ts";
import { useBrowser } from "../support/browser.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded } from "../support/engines.ts";
import { DESKTOP, signedInAs } from "../support/page-looks.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/**
 * The four pictures of the README. `PICTURES=write` writes them; a usual run only sees that they can be taken and that
 * those in the repository are there and small, and leaves no change behind.
 */
const FOLDER = ".github/pictures";
const MAX_BYTES = 80_000;
/** 800 of the 1280 pixels that are drawn. */
const SCALE = 0.625;
const isWritten = process.env["PICTURES"] === "write";

const SHOTS = [
  { name: "home-light", path: "/", until: ".made-box img", show: makeOne },
  { name: "links-dark", path: "/_/links", until: ".list-row .sparkline" },
  { name: "statistics-light", path: "/_/links/spring?compare=previous", until: ".area-chart" },
  { name: "settings-dark", path: "/_/settings", until: ".strip" },
] as const satisfies readonly Shot[];

interface Shot {
  readonly name: `${string}-${"light" | "dark"}`;
  readonly path: string;
  readonly until: string;
  readonly show?: (page: Page) => Promise<void>;
}

describe("the pictures of the README", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded);

  beforeAll(async () => {
    if (isWritten) mkdirSync(join(ROOT, FOLDER), { recursive: true });
    await addSample({ address: whole.worker.url, key: ADMIN_KEY, stack: whole.stack, now: Date.now() });
    // A month of pings with one bad day: an hour of a Redis that did not answer.
    await whole.stack.sql.query({
      query: `INSERT INTO health_days (day, component, pings, failed)
        SELECT (now() AT TIME ZONE 'UTC')::date - ago, component, 288, CASE WHEN ago = 11 THEN 12 ELSE 0 END
        FROM generate_series(0, 29) AS ago CROSS JOIN (VALUES (''), ('redis')) AS parts(component)`,
      params: [],
    });
  });

  it.each<Shot>(SHOTS)("$name is taken from the screen, small, and stands in the README", async (shot) => {
    const { name, path, until, show } = shot;
    const file = join(FOLDER, `${name}.webp`);
    const { page } = await browser.visit(whole.worker.url + path, {
      ...DESKTOP,
      ...{ colorScheme: name.endsWith("dark") ? "dark" : "light", reducedMotion: "reduce" },
      before: (one) => signedInAs(one),
    });
    await show?.(page);
    await page.locator(until).first().waitFor();
    await page.waitForLoadState("networkidle");
    const taken = await pictureOf(page);
    expect(taken.subarray(8, 12).toString()).toBe("WEBP");
    expect(taken.length).toBeLessThan(MAX_BYTES);
    if (isWritten) writeFileSync(join(ROOT, file), taken);
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(statSync(join(ROOT, file)).size).toBeLessThan(MAX_BYTES);
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(`](${file})`);
  });
});

async function makeOne(page: Page): Promise<void> {
  await page.locator("#url").fill("https://shop.example/sale/spring-2027?color=garnet");
  await page.locator("#url").press("Enter");
}

/** By the browser's own protocol: Playwright itself takes no WebP, and none that is smaller than the screen. */
async function pictureOf(page: Page): Promise<Buffer> {
  const { width, height } = DESKTOP.viewport;
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    ...{ format: "webp", quality: 85 },
    clip: { x: 0, y: 0, width, height, scale: SCALE },
  });
  return Buffer.from(data, "base64");
}
