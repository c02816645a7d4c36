import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const settings = readFileSync(join(import.meta.dirname, "../../wrangler.toml"), "utf8");

/** The lines of a table of wrangler.toml. */
function tableOf(name: string): string[] {
  const [, text = ""] = settings.split(`[${name}]\n`);
  return (text.split(/^\[/m)[0] ?? "").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

/** P8: both keep headers and URLs of requests, and with them addresses. */
describe("what Cloudflare itself logs", () => {
  it("has no invocation logs, and no traces", () => {
    expect(tableOf("observability.logs")).toEqual(["enabled = true", "invocation_logs = false"]);
    expect(tableOf("observability.traces")).toEqual(["enabled = false"]);
  });

  it("is the same in each environment: none has a table of its own", () => {
    expect(settings).not.toMatch(/^\[env\.\w+\.observability/m);
  });
});
