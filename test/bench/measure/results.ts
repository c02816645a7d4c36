import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../support/bundle.ts";
import type { Interval } from "./interval.ts";

const FILE = join(ROOT, "test/bench/results.md");
const HEAD = `# Results

Each part is what its command printed when it last ran with \`BENCH_WRITE=1\`. The machine is below its heading.
`;

/** `1.42 (1.38–1.47)`. */
export function written({ median, low, high }: Interval, digits: number): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

/** Prints the lines, and with `BENCH_WRITE=1` puts them in the place of what \`results.md\` had under the command. */
export function tell(command: string, lines: readonly string[]): void {
  const text = [...lines, "", machine()].join("\n");
  console.log(text);
  if (process.env["BENCH_WRITE"] !== "1") return;
  const before = existsSync(FILE) ? readFileSync(FILE, "utf8") : HEAD;
  writeFileSync(FILE, withSection(before, command, text));
}

/** The page with the text under the command's heading: in the place of the old one, or at its end. */
export function withSection(page: string, command: string, text: string): string {
  const heading = `## \`${command}\``;
  const [head = "", ...sections] = page.trimEnd().split(/\n(?=## )/);
  const made = `${heading}\n\n\`\`\`\n${text}\n\`\`\`\n`;
  const place = sections.findIndex((section) => section.startsWith(`${heading}\n`));
  const all = place === -1 ? [...sections, made] : sections.with(place, made);
  return `${[head, ...all].map((part) => part.trimEnd()).join("\n\n")}\n`;
}

function machine(): string {
  const [processor] = cpus();
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: ROOT }).toString().trim();
  return (
    `${cpus().length} × ${processor?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, load ${loadavg()[0]?.toFixed(1)}, ` +
    `Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, on ${commit}`
  );
}
