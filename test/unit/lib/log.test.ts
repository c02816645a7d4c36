import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "../../../src/lib/log.ts";

const LEVELS = ["info", "warn", "error"] as const;

describe("log()", () => {
  const lines: { level: string; given: unknown[] }[] = [];

  beforeEach(() => {
    lines.length = 0;
    for (const level of LEVELS) {
      vi.spyOn(console, level).mockImplementation((...given: unknown[]) => void lines.push({ level, given }));
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(LEVELS)("writes one JSON line to the console's %s", (level) => {
    log(level, "store-failed", { reason: "HTTP 503", attempts: 3, isLast: false, code: null, problems: ["a", "b"] });
    expect(lines).toEqual([
      {
        level,
        given: [
          `{"level":"${level}","event":"store-failed","reason":"HTTP 503","attempts":3,"isLast":false,"code":null,"problems":["a","b"]}`,
        ],
      },
    ]);
  });

  it("writes an event without facts", () => {
    log("info", "started");
    expect(lines.map(({ given }) => given)).toEqual([['{"level":"info","event":"started"}']]);
  });

  it("stays on one line, and says the same, whatever the facts hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (fact) => {
        lines.length = 0;
        log("warn", "happened", { fact: `${fact}\r\n{"level":"error"}` });
        expect(lines).toHaveLength(1);
        const [line] = lines.flatMap(({ given }) => given);
        expect(line).not.toMatch(/[\r\n]/);
        expect(JSON.parse(String(line))).toEqual({
          level: "warn",
          event: "happened",
          fact: `${fact}\r\n{"level":"error"}`,
        });
      }),
    );
  });
});
