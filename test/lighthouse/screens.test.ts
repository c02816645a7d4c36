import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addSample } from "../../src/local/start/add-sample.ts";
import { EXECUTABLE, FLAGS } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { findFreePort } from "../support/npm-start.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/**
 * The four screens by Lighthouse, on a slow telephone (its own default: four times slower than this machine, on a slow 4G) and on a
 * desktop: at least 95 in every category. Signed in, where a screen asks for it; and with what Lighthouse simulates, not what it
 * waits for.
 */
const LIGHTHOUSE = join(import.meta.dirname, "node_modules/lighthouse/cli/index.js");
const LEAST = 95;
const PROFILES = { phone: [], desktop: ["--preset=desktop"] } as const;
/** Only home is for search engines: all other screens ask for a sign-in, and tell robots to stay away, which Lighthouse takes for bad. */
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "speed-index",
  "total-blocking-time",
  "cumulative-layout-shift",
];

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly displayValue?: string }>>;
}

describe("the page, by Lighthouse", () => {
  const whole = useWhole(embedded);
  let folder = "";
  let port = 0;
  let browser: BrowserContext | undefined;
  let slug = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bijou-lighthouse-"));
    port = await findFreePort();
    await addSample({ address: whole.worker.url, key: ADMIN_KEY, stack: whole.stack, now: Date.now() });
    ({ slug } = await whole.worker.create({ url: "https://example.com/", title: "Looked at" }));
    browser = await chromium.launchPersistentContext(join(folder, "profile"), {
      ...{ executablePath: EXECUTABLE, args: [...FLAGS, `--remote-debugging-port=${port}`] },
    });
    const page = await browser.newPage();
    await page.goto(`${whole.worker.url}/livez`);
    // As a person who ticks "stay signed in on this device".
    await page.evaluate(`localStorage.setItem("bijou.key", ${JSON.stringify(ADMIN_KEY)})`);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function look(path: string, profile: keyof typeof PROFILES, categories: readonly string[]): Promise<Report> {
    const report = join(folder, "report.json");
    await promisify(execFile)(
      process.execPath,
      [
        ...[LIGHTHOUSE, whole.worker.url + path, `--port=${port}`, "--disable-storage-reset", "--quiet"],
        ...[`--only-categories=${categories.join()}`, "--output=json", `--output-path=${report}`, ...PROFILES[profile]],
      ],
      { timeout: 150_000, maxBuffer: 2 ** 26 },
    );
    return JSON.parse(await readFile(report, "utf8")) as Report;
  }

  const screens = {
    home: () => "/",
    links: () => "/_/links",
    link: () => `/_/links/${slug}`,
    settings: () => "/_/settings",
  };
  const cases = Object.entries(screens).flatMap(([name, path]) =>
    (Object.keys(PROFILES) as (keyof typeof PROFILES)[]).map((profile) => ({ name, profile, path })),
  );

  it.each(cases)("$name on a $profile has at least 95 in every category", async ({ name, profile, path }) => {
    const wanted = name === "home" ? [...CATEGORIES, "seo"] : CATEGORIES;
    const { categories, audits } = await look(path(), profile, wanted);
    const scores = Object.entries(categories).map(([category, { score }]) => `${category} ${Math.round(score * 100)}`);
    const metrics = METRICS.map((metric) => `${metric} ${audits[metric]?.displayValue}`);
    process.stdout.write(`${name} on a ${profile}: ${scores.join(", ")}; ${metrics.join(", ")}\n`);
    expect(scores).toHaveLength(wanted.length);
    expect(scores.filter((told) => Number(told.split(" ")[1]) < LEAST)).toEqual([]);
  });
});
