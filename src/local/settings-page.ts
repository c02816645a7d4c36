import { parseEnv } from "../env.ts";
import type { SettingRead } from "../setting-reader.ts";
import type { SettingWords } from "./settings.docs.ts";

const HEAD = `# Settings

Made by \`npm run settings\` from [\`env.ts\`](../env.ts) and [\`settings.docs.ts\`](settings.docs.ts). Don't edit it.

A missing or wrong setting answers every request with 500 \`misconfigured\`. One log line names all that is wrong.
`;

/**
 * src/local/SETTINGS.md: the settings that env.ts reads, each with its words.
 *
 * @param words by setting, in the order of the page.
 * @throws where a setting has no words, or words have no setting.
 */
export function settingsPage(words: Readonly<Record<string, SettingWords>>): string {
  const settings = readSettings();
  for (const { name } of settings) {
    if (!Object.hasOwn(words, name))
      throw new Error(`Cannot write the settings: settings.docs.ts has no words for ${name}`);
  }
  const rows = Object.entries(words).map(([name, { words: text, isSecret = false }]) => {
    const setting = settings.find((one) => one.name === name);
    if (setting === undefined) throw new Error(`Cannot write the settings: env.ts does not read ${name}`);
    return { ...setting, text, isSecret, isNeeded: setting.fallback === null };
  });
  const section = (heading: string, introduction: string, isIn: (row: (typeof rows)[number]) => boolean) =>
    `\n## ${heading}\n\n${introduction}\n\n${table(rows.filter(isIn))}`;
  return [
    HEAD,
    section("Needed secrets", "`npm run setup` asks for them or makes them.", (row) => row.isSecret && row.isNeeded),
    section(
      "Optional secrets",
      "`npx wrangler secret put NAME --env production` puts one.",
      (row) => row.isSecret && !row.isNeeded,
    ),
    section("Needed variables", "Under `vars` in `wrangler.toml`.", (row) => !row.isSecret && row.isNeeded),
    section("Optional variables", "Under `vars` in `wrangler.toml`.", (row) => !row.isSecret && !row.isNeeded),
  ].join("");
}

/** Each setting that env.ts reads, whatever is given. */
export function readSettings(): readonly SettingRead[] {
  const settings: SettingRead[] = [];
  parseEnv({}, (setting) => settings.push(setting));
  return settings;
}

function table(rows: readonly { name: string; text: string; fallback: string | null; rule: string }[]): string {
  const cells = rows.map(({ name, text, fallback, rule }) => {
    const last = fallback === null ? [] : [fallback === "" ? "(none)" : `\`${fallback}\``];
    return [`\`${name}\``, ...last, text, rule];
  });
  const heads =
    cells[0]?.length === 4 ? ["name", "default", "what it does", "must be"] : ["name", "what it does", "must be"];
  // As the formatter aligns it.
  const widths = heads.map((_, column) => Math.max(...[heads, ...cells].map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width) => "-".repeat(width));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  return [heads, rule, ...cells].map(line).join("");
}
