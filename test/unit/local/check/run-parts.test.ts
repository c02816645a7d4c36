import { describe, expect, it } from "vitest";
import { type Part, runParts } from "../../../../src/local/check/run-parts.ts";

const node = (name: string, script: string): Part => ({ name, command: [process.execPath, "-e", script] });

async function outcomeOf(...parts: Part[]) {
  const said: string[] = [];
  const failed = await runParts(parts, { say: (text) => void said.push(text), now: () => 0 });
  return { said: said.sort(), failed: failed.sort() };
}

describe("runParts()", () => {
  it("says of a part that passed its name alone, not what it printed", async () => {
    expect(await outcomeOf(node("good", 'console.log("all is well")'))).toEqual({
      said: ["✓ good, 0.0 s"],
      failed: [],
    });
  });

  it("says of a part that failed what it printed to both outputs, and runs the others to their end", async () => {
    const bad = node("bad", 'console.log("one"); console.error("two"); process.exitCode = 3');
    const { said, failed } = await outcomeOf(bad, node("good", "setTimeout(() => {}, 50)"));
    expect(failed).toEqual(["bad"]);
    expect(said.find((text) => text.includes("bad"))).toMatch(/one[^]*✗ bad, 0.0 s$/);
    expect(said.find((text) => text.includes("bad"))).toContain("two");
    expect(said).toContain("✓ good, 0.0 s");
  });

  it("says why a program could not be started", async () => {
    const { said, failed } = await outcomeOf({ name: "missing", command: ["/no/such/program"] });
    expect(failed).toEqual(["missing"]);
    expect(said.join()).toContain("ENOENT");
  });
});
