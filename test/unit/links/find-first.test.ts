import { describe, expect, it } from "vitest";
import { findFirst } from "../../../src/links/find-first.ts";
import { targetOf } from "../../../src/links/link.ts";
import { type LinkName, parseLinkNames } from "../../../src/links/link-name.ts";
import { linkOf, visitFrom } from "../../support/sample-links.ts";

/** A store that has only the names given, and what it was asked. */
function storeWith(...known: string[]) {
  const asked: string[] = [];
  const target = targetOf(linkOf());
  return {
    asked,
    target,
    find: async ({ text }: LinkName) => {
      asked.push(text);
      if (text === "Broken") throw new Error("out of reach");
      return { target: known.includes(text) ? target : null, asOf: 5 };
    },
  };
}

describe("findFirst()", () => {
  it("gives the link of the closest name, and asks for no other", async () => {
    const store = storeWith("Pricing", "pricing");
    expect(await findFirst(store, parseLinkNames("Pricing"), visitFrom())).toEqual({
      ...{ target: store.target, asOf: 5 },
      name: { kind: "imported", text: "Pricing" },
    });
    expect(store.asked).toEqual(["Pricing"]);
  });

  it("goes on to the next name where there is none, and gives null behind the last", async () => {
    const store = storeWith("pricing");
    expect(await findFirst(store, parseLinkNames("Pricing"), visitFrom())).toEqual({
      ...{ target: store.target, asOf: 5 },
      name: { kind: "slug", text: "pricing" },
    });
    expect(await findFirst(store, parseLinkNames("Nothing"), visitFrom())).toBeNull();
    expect(await findFirst(store, [], visitFrom())).toBeNull();
    expect(store.asked).toEqual(["Pricing", "pricing", "Nothing", "nothing"]);
  });

  it("gives no other name's link while the closest can't be looked up", async () => {
    const store = storeWith("broken");
    await expect(findFirst(store, parseLinkNames("Broken"), visitFrom())).rejects.toThrow("out of reach");
    expect(store.asked).toEqual(["Broken"]);
  });
});
