import { describe, expect, it } from "vitest";
import { eventJson } from "../../../src/history/api/event-json.ts";
import type { LinkEvent } from "../../../src/history/link-event.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { nameOf } from "../../support/sample-links.ts";

const event: LinkEvent = {
  ...{ id: 7n, time: 0, type: "link.updated", linkId: linkId(1), slug: null, domain: null, isForgotten: false },
  ...{ actor: null, changes: { title: { from: "a", to: "b" } } },
};
const ADMIN = { owner: "key:admin", name: "admin", seesPeople: true };
const KEY = { owner: "key:1", name: "my site", seesPeople: false };
const pseudonym = async (text: string) => `opaque:${text.length}`;
const actorFor = async (viewer: typeof ADMIN, owner: string | null, name: string | null = null) =>
  (
    await eventJson(
      { name: null, event: { ...event, actor: owner === null ? null : { owner, name } } },
      viewer,
      pseudonym,
      "https://go.example",
    )
  ).actor;

describe("eventJson()", () => {
  it("eventJson() gives id and time as texts, and the link's name", async () => {
    expect(await eventJson({ name: nameOf("sale"), event }, ADMIN, pseudonym, "https://go.example")).toEqual({
      ...{ id: "7", time: "1970-01-01T00:00:00.000Z", type: "link.updated", slug: "sale", domain: "go.example" },
      ...{ actor: { kind: "anonymous", name: null }, changes: event.changes },
    });
    expect((await eventJson({ name: null, event }, ADMIN, pseudonym, "https://go.example")).slug).toBeNull();
  });

  it("eventJson() names keys and the administrator to everybody, and people to people alone", async () => {
    expect(await actorFor(KEY, "key:admin")).toEqual({ kind: "admin", name: "admin" });
    expect(await actorFor(KEY, "key:2", "other")).toEqual({ kind: "key", name: "other" });
    expect(await actorFor(KEY, "key:1")).toEqual({ kind: "key", name: "my site" });
    expect(await actorFor(ADMIN, "person:ada@example.com")).toEqual({ kind: "person", name: "ada@example.com" });
    expect(await actorFor(KEY, "person:ada@example.com")).toEqual({ kind: "person", name: "opaque:22" });
    expect(await actorFor(KEY, "system")).toEqual({ kind: "system", name: null });
    expect(await actorFor(KEY, null)).toEqual({ kind: "anonymous", name: null });
  });
});
