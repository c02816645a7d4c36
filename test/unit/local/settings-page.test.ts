import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnv } from "../../../src/env.ts";
import { SETTING_WORDS } from "../../../src/local/settings.docs.ts";
import { readSettings, settingsPage } from "../../../src/local/settings-page.ts";
import { ROOT } from "../../support/bundle.ts";

describe("settingsPage()", () => {
  it("is what src/local/SETTINGS.md says (else: npm run settings)", () => {
    expect(readFileSync(join(ROOT, "src/local/SETTINGS.md"), "utf8")).toBe(settingsPage(SETTING_WORDS));
  });

  it("refuses a setting without words, by its name", () => {
    const others = Object.entries(SETTING_WORDS).filter(([name]) => name !== "JOIN_LIMIT_MS");
    expect(() => settingsPage(Object.fromEntries(others))).toThrow("settings.docs.ts has no words for JOIN_LIMIT_MS");
  });

  it("refuses words without a setting, by their name", () => {
    expect(() => settingsPage({ ...SETTING_WORDS, COLOR: { words: "red" } })).toThrow("env.ts does not read COLOR");
  });

  it("has the default and the bounds of a number, and where it stands", () => {
    const [, secrets = "", , variables = ""] = settingsPage(SETTING_WORDS)
      .split(/^## .*$/m)
      .slice(0, 5);
    expect(secrets).toMatch(/\| `CODE_KEY` +\|/);
    expect(variables).not.toContain("`CODE_KEY`");
    expect(settingsPage(SETTING_WORDS)).toMatch(
      /\| `STALE_MAX_SECONDS` +\| `3600` +\| .* \| a whole number from 0 to 86400 +\|/,
    );
  });
});

describe("parseEnv()", () => {
  it("tells of every binding that it reads, and of each once", () => {
    const read = new Set<string>();
    // Each is given, so that no setting is left out for want of another one.
    const bindings = new Proxy<Record<string, unknown>>({}, { get: (_, name) => (read.add(String(name)), "x") });
    parseEnv(bindings);
    const told = readSettings().map(({ name }) => name);
    expect([...read].toSorted()).toEqual(told.toSorted());
  });

  it("reads the same with a listener as without", () => {
    expect(parseEnv({}, () => {})).toEqual(parseEnv({}));
  });
});
