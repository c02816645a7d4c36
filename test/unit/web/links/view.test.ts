import { describe, expect, it } from "vitest";
import { ALL, addressOf, given, isAll, viewOf } from "../../../../src/web/links/list/view.ts";

describe("the view of the links in the address", () => {
  it("comes back as it went in, whatever is in it", () => {
    const view = {
      q: "a&b=c #d",
      tag: "ü, <b>",
      enabled: "false",
      expired: "true",
      createdBy: "me@example.com",
      broken: "true",
      domain: "events.example",
    } as const;
    const query = Object.fromEntries(new URL(addressOf(view, { edit: "x" }), "https://go.example").searchParams);
    expect(viewOf(query)).toEqual(view);
    expect(query["edit"]).toBe("x");
  });

  it("leaves out what is not set, and reads nothing into what makes no sense", () => {
    expect(addressOf(ALL)).toBe("/_/links");
    expect(given({ ...ALL, tag: "a" })).toEqual({ tag: "a" });
    expect(viewOf({ enabled: "maybe", utm_source: "mail" })).toEqual(ALL);
    expect([isAll(ALL), isAll({ ...ALL, q: "a" })]).toEqual([true, false]);
  });
});
