import { describe, expect, it } from "vitest";
import { apiCallOf } from "../../../src/mcp/api-call-of.ts";

describe("apiCallOf()", () => {
  it("names the domain of a link in the address, and of a new link in the body", () => {
    const edit = { slug: "a b", domain: "go.example", title: "x" };
    expect(apiCallOf("edit_link", edit)).toEqual({
      ok: true,
      value: { method: "PATCH", path: "/api/links/a%20b?domain=go.example", body: '{"title":"x"}' },
    });
    expect(apiCallOf("delete_link", { slug: "a", domain: "go.example" })).toMatchObject({
      value: { method: "DELETE", path: "/api/links/a?domain=go.example", body: null },
    });
    expect(apiCallOf("create_link", { url: "https://example.com/", domain: "go.example" })).toMatchObject({
      value: { method: "POST", path: "/api/links", body: '{"url":"https://example.com/","domain":"go.example"}' },
    });
  });

  it.each(["", ".", "..", "bulk", "import", "\ud800", 7, undefined])(
    "refuses %j for a name: it leads elsewhere",
    (slug) => {
      expect(apiCallOf("get_link", { slug })).toMatchObject({ ok: false, error: { path: "slug" } });
    },
  );
});
