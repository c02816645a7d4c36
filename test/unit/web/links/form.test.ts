import { describe, expect, it } from "vitest";
import type { Link } from "../../../../src/client/client.ts";
import { changesOf, differences, formOf, rebase } from "../../../../src/web/links/edit/form.ts";

const LINK: Link = {
  ...{
    slug: "spring",
    domain: "go.example",
    custom: true,
    shortUrl: "https://go.example/spring",
    url: "https://example.com/",
  },
  ...{ title: null, tags: ["a", "b"], note: null, redirectStatus: 302, enabled: true, forwardQuery: false },
  ...{ expiresAt: "2100-01-01T10:20:30.456Z", expiredUrl: null, maxVisits: 3, passwordProtected: true, rules: null },
  card: null,
  ...{ createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z", createdBy: null },
};

describe("the form of a link", () => {
  const base = formOf(LINK);

  it("sends nothing that was not touched: an expiry keeps its seconds", () => {
    expect(changesOf(base, base)).toEqual({});
    expect(changesOf({ ...base, title: "T" }, base)).toEqual({ title: "T" });
    expect(changesOf({ ...base, redirectStatus: 308 }, base)).toEqual({ redirectStatus: 308 });
  });

  it("clears what is emptied, and mends what people type", () => {
    const typed = { ...base, url: " example.org/x ", tags: " c,, c , d", expiresAt: "", maxVisits: "" };
    expect(changesOf({ ...typed, isPasswordRemoved: true }, base)).toEqual({
      ...{ url: "https://example.org/x", tags: ["c", "d"], expiresAt: null, maxVisits: null, password: null },
    });
    expect(changesOf({ ...base, password: "new" }, base)).toEqual({ password: "new" });
    expect(changesOf({ ...base, password: "new", isPasswordRemoved: true }, base)).toEqual({ password: null });
  });

  it("sends rules whole where they were touched, null where the last one is gone, and nothing where they are as they were", () => {
    const rules = [
      { name: "A", when: { share: 10 }, url: "https://example.com/a" },
      { name: "B", when: { bot: true }, url: "https://example.com/b" },
    ];
    const ruled = { ...LINK, rules };
    const form = formOf(ruled);
    expect(changesOf(form, formOf(ruled))).toEqual({});
    expect(changesOf({ ...form, rules: form.rules.toReversed() }, formOf(ruled))).toEqual({
      rules: rules.toReversed(),
    });
    expect(changesOf({ ...form, rules: [] }, formOf(ruled))).toEqual({ rules: null });
    expect(differences(LINK, ruled)).toEqual([{ field: "rules", from: null, to: rules }]);
  });

  it("takes rules that were saved and read again for the same, whatever their keys and the order of their conditions", () => {
    const read = (when: object) => [{ name: "A", when, url: "https://example.com/a" }];
    const form = formOf({ ...LINK, rules: read({ country: ["DE"], bot: true }) });
    const typed = { ...form, rules: form.rules.map((rule) => ({ ...rule, key: "n0" })) };
    expect(changesOf(typed, formOf({ ...LINK, rules: read({ bot: true, country: ["DE"] }) }))).toEqual({});
    expect(changesOf(typed, formOf({ ...LINK, rules: read({ bot: false, country: ["DE"] }) }))).toHaveProperty("rules");
  });

  it("sends of the card what was typed over, one line of text each, and clears the rest by null", () => {
    const typed = {
      ...base,
      "card.title": " T ",
      "card.description": "one\r\n  two\nthree",
      "card.image": "example.org/a.png",
    };
    expect(changesOf(typed, base)).toEqual({
      card: { title: "T", description: "one two three", image: "https://example.org/a.png" },
    });
    const withCard = formOf({ ...LINK, card: { title: "T", image: "https://example.com/a.png" } });
    expect(changesOf({ ...withCard, "card.title": "U" }, withCard)).toEqual({ card: { title: "U" } });
    const cleared = { ...withCard, "card.title": "", "card.image": "" };
    expect(changesOf(cleared, withCard)).toEqual({ card: { title: null, image: null } });
    expect(changesOf(withCard, withCard)).toEqual({});
  });

  it("follows the link where nothing was typed, and keeps what was", () => {
    const now = formOf({ ...LINK, title: "Theirs", note: "Theirs" });
    expect(rebase({ ...base, title: "Mine" }, base, now)).toEqual({ ...now, title: "Mine" });
  });

  it("tells what somebody else has changed, in the order of the form", () => {
    const after = { ...LINK, enabled: false, title: "New", updatedAt: "2026-02-01T00:00:00.000Z" };
    expect(differences(LINK, after)).toEqual([
      { field: "title", from: null, to: "New" },
      { field: "enabled", from: true, to: false },
    ]);
    expect(differences(LINK, { ...LINK })).toEqual([]);
    expect(differences(LINK, { ...LINK, card: { title: "T" } })).toEqual([
      { field: "card.title", from: null, to: "T" },
    ]);
  });
});
