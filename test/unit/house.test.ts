import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { ROOT } from "../support/bundle.ts";
import { filesOf } from "../support/pages.ts";

/** The house: what holds of its folders and not of one file. Arrows and circles have tests of their own, in `local/lint`. */
const MOST_SIDE_BY_SIDE = 25;

const source = filesOf("src/**/*").filter((path) => /\.\w+$/.test(path));

describe("the house", () => {
  it("has no folder under src with more than 25 files side by side", () => {
    const folders = Map.groupBy(source, dirname);
    expect(folders.get("src")?.length).toBeGreaterThan(5);
    const full = [...folders].filter(([, files]) => files.length > MOST_SIDE_BY_SIDE);
    expect(full.map(([folder, files]) => `${folder} has ${files.length} files`)).toEqual([]);
  });

  it("has a room for each folder of unit tests", () => {
    const rooms = new Set(source.map((path) => path.split("/")[1]));
    const tested = [...new Set(filesOf("test/unit/*/**/*.test.ts").map((path) => path.split("/")[2]))];
    expect(tested.length).toBeGreaterThan(10);
    expect(tested.filter((room) => !rooms.has(room))).toEqual([]);
  });

  it("says in each README how its room is tested", () => {
    const rooms = filesOf("src/*/compose.ts").map(dirname);
    const untold = rooms.filter((room) => !/npm test -- \w/.test(readFileSync(join(ROOT, room, "README.md"), "utf8")));
    expect(untold).toEqual([]);
  });

  it("has the licence that the manifest names", () => {
    expect(manifest.license).toBe("MIT");
    expect(readFileSync(join(ROOT, "LICENSE"), "utf8")).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} /);
  });
});
