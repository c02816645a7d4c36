import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findCircles } from "../../../../src/local/lint/find-circles.ts";
import { readImports } from "../../../../src/local/lint/read-imports.ts";
import { ROOT } from "../../../support/bundle.ts";

/** Made of types alone, and older than this test. None is to be added. */
const TO_BE_OPENED = [
  ["http/app-env.ts", "http/openapi.ts", "services.ts"],
  [
    "http/openapi/abuse-notes.ts",
    "http/openapi/field-notes.ts",
    "http/openapi/schemas.ts",
    "http/openapi/stats-notes.ts",
  ],
];

const graph = (...arrows: [from: string, ...to: string[]][]) => new Map(arrows.map(([from, ...to]) => [from, to]));

describe("findCircles()", () => {
  it.each([
    ["none where two ways lead to one file", graph(["a", "b", "c"], ["b", "d"], ["c", "d"], ["d"]), []],
    ["two files", graph(["a", "b"], ["b", "a"]), [["a", "b"]]],
    ["a long one, entered from outside", graph(["x", "a"], ["a", "b"], ["b", "c"], ["c", "a", "d"]), [["a", "b", "c"]]],
    [
      "two apart",
      graph(["a", "b"], ["b", "a", "c"], ["c", "d"], ["d", "c"]),
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a file that imports itself", graph(["a", "a"]), [["a"]]],
  ])("finds %s", (_what, imports, circles) => {
    expect(findCircles(imports)).toEqual(circles);
  });

  it("finds none in src but for those that are to be opened", () => {
    const imports = readImports(join(ROOT, "src"));
    expect(imports.get("worker.ts")).toContain("services.ts");
    const known = new Set(TO_BE_OPENED.map((files) => files.join()));
    expect(findCircles(imports).filter((files) => !known.has(files.join()))).toEqual([]);
  });
});
