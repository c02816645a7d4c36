import { describe, expect, it, vi } from "vitest";
import { checkName } from "../../../src/links/name-check.ts";
import { linkId } from "../../../src/names/link-id.ts";
import type { IssuedName, LinkName } from "../../../src/names/link-name.ts";

const ISSUED = "bnrhHjL";

/** @param taken the names that links have. */
function check(text: string, ...taken: string[]) {
  const isTaken = vi.fn(async (names: readonly string[]) => names.some((name) => taken.includes(name)));
  const issuedNames = {
    async decode(names: readonly LinkName[]): Promise<readonly IssuedName[]> {
      return names.flatMap((name) =>
        name.kind === "code" && name.text === ISSUED ? [{ ...name, id: linkId(1) }] : [],
      );
    },
  };
  return { isTaken, answer: checkName(text, { issuedNames, isTaken }) };
}

describe("checkName()", () => {
  it.each([
    ["spring-sale", "spring-sale"],
    ["Spring-Sale", "spring-sale"],
    ["MyPromo", "mypromo"],
    ["a".repeat(64), "a".repeat(64)],
  ])("calls %s free, as a create would fold it", async (text, slug) => {
    expect(await check(text).answer).toEqual({ slug, isFree: true });
  });

  it.each(["spring-sale", "Spring-Sale", "SPRING-SALE"])("calls %s taken where a link has it, folded", async (text) => {
    expect(await check(text, "spring-sale").answer).toEqual({ slug: "spring-sale", isFree: false, reason: "taken" });
  });

  it("calls a name taken that an imported link has as it is spelled", async () => {
    expect(await check("AbZ", "AbZ").answer).toEqual({ slug: "abz", isFree: false, reason: "taken" });
  });

  it("calls reserved what is a path of the API in any case, or stands for an id", async () => {
    for (const text of ["api", "API", "Health", "mcp"]) {
      const { answer, isTaken } = check(text);
      expect(await answer).toEqual({ slug: text, isFree: false, reason: "reserved" });
      expect(isTaken).not.toHaveBeenCalled();
    }
    expect(await check(ISSUED).answer).toEqual({ slug: ISSUED, isFree: false, reason: "reserved" });
  });

  it.each(["", "_a", "a b", "promo.", "promo/", "a/b", "ä", "\u212aelvin", "a\u0000", "a".repeat(65), "a'--"])(
    "calls %j invalid, and asks nobody",
    async (text) => {
      const { answer, isTaken } = check(text);
      expect(await answer).toEqual({ slug: text, isFree: false, reason: "invalid" });
      expect(isTaken).not.toHaveBeenCalled();
    },
  );
});
