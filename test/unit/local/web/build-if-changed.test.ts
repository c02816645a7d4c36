import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildIfChanged } from "../../../../src/local/web/build-if-changed.ts";

describe("buildIfChanged()", () => {
  let root: string;
  let made: string;
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  const run = (build = async () => write("out/a.js", made)) =>
    buildIfChanged({ root, sources: ["in/**/*"], products: ["out/**/*"], stamp: join(root, "stamp"), build });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "bijou-build-"));
    made = "made";
    mkdirSync(join(root, "in/deep"), { recursive: true });
    mkdirSync(join(root, "out"));
    write("in/deep/a.ts", "1");
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("builds once for the same sources", async () => {
    expect([await run(), await run(), await run()]).toEqual([true, false, false]);
  });

  it.each([
    ["a source has another text of the same length", () => write("in/deep/a.ts", "2")],
    ["there is a new source", () => write("in/b.ts", "1")],
    ["a source is gone", () => rmSync(join(root, "in/deep/a.ts"))],
    ["a product is gone", () => rmSync(join(root, "out/a.js"))],
    ["a product was cut off", () => write("out/a.js", "ma")],
    ["there is a product that it did not make", () => write("out/b.js", "")],
  ])("builds again when %s", async (_, change) => {
    await run();
    change();
    expect(await run()).toBe(true);
    expect(await run()).toBe(false);
  });

  it("tells a text that went from one file to the next from none that did", async () => {
    write("in/b.ts", "");
    await run();
    write("in/deep/a.ts", "");
    write("in/b.ts", "1");
    expect(await run()).toBe(true);
  });

  it("builds again after a build that failed", async () => {
    await run();
    write("in/deep/a.ts", "no longer TypeScript");
    await expect(run(() => Promise.reject(new Error("Cannot build")))).rejects.toThrow("Cannot build");
    expect(existsSync(join(root, "stamp"))).toBe(false);
    write("in/deep/a.ts", "1");
    expect(await run()).toBe(true);
  });

  it("builds again when a source was changed while it built", async () => {
    await run(async () => {
      write("in/deep/a.ts", "2");
      write("out/a.js", made);
    });
    expect(await run()).toBe(true);
  });
});
