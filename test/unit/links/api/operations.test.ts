import { describe, expect, it, vi } from "vitest";
import { err, ok } from "../../../../src/lib/result.ts";
import { deleteLink, getLink, listLinks } from "../../../../src/links/api/operations.ts";
import type { LinkService } from "../../../../src/links/link-service.ts";
import type { DomainName } from "../../../../src/names/domain-of-name.ts";
import { type LinkId, linkId } from "../../../../src/names/link-id.ts";
import { parseLinkNames } from "../../../../src/names/link-name.ts";
import { askedOf, NOW } from "../../../support/asked.ts";
import { handlerServices, refuse } from "../../../support/link-handlers.ts";
import { ONE_DOMAIN } from "../../../support/one-domain.ts";
import { linkOf, nameOf } from "../../../support/sample-links.ts";

const THERE = "there.example" as DomainName; // As the list of domains has it.

/** Of the other operations: create.test.ts, edit.test.ts, bulk.test.ts. */
const NAMED = { name: nameOf("pricing"), link: linkOf({ passwordHash: "pbkdf2-sha256$1$00$00" }) };

function asked(service: Partial<LinkService>, slug = "pricing") {
  const linkService = { get: refuse, edit: refuse, remove: refuse, ...service };
  return askedOf({ services: { ...handlerServices, linkService }, params: { slug }, query: {} });
}

function askedToDelete(remove: LinkService["remove"], slug = "pricing", query = { purge: false }) {
  return askedOf({
    services: { ...handlerServices, linkService: { get: refuse, edit: refuse, remove } },
    params: { slug },
    query,
  });
}

describe("getLink", () => {
  it("getLink asks for all names that the path can spell, and says of a password only that there is one", async () => {
    const get = vi.fn(async () => NAMED);
    const request = asked({ get }, "PRICING");
    const given = await getLink.handle(request);
    expect(get).toHaveBeenCalledExactlyOnceWith(parseLinkNames("PRICING"), request.scope);
    expect(given).toMatchObject({ status: 200, json: { slug: "pricing", passwordProtected: true } });
    expect(JSON.stringify(given)).not.toContain("pbkdf2");
  });

  it("getLink answers 404 for a name that no link has", async () => {
    expect(await getLink.handle(asked({ get: async () => null }))).toEqual({
      problem: {
        type: "not-found",
        detail: "Cannot find the link: no link has this slug",
        errors: [{ path: "slug", message: "is unknown" }],
      },
    });
  });
});

describe("deleteLink", () => {
  it("deleteLink answers 204 for a link that was there", async () => {
    const remove = vi.fn(async () => ok({ effectiveBy: null }));
    const request = askedToDelete(remove, "Pricing");
    expect(await deleteLink.handle(request)).toEqual({ status: 204 });
    expect(remove).toHaveBeenCalledExactlyOnceWith(parseLinkNames("Pricing"), request.scope, null, {
      ...{ owner: "key:admin", isAdmin: true },
    });
  });

  it("deleteLink answers 202 with the time by which it is in force everywhere", async () => {
    expect(await deleteLink.handle(askedToDelete(async () => ok({ effectiveBy: NOW + 1 })))).toEqual({
      status: 202,
      json: { effectiveBy: "2026-11-29T12:00:00.001Z" },
    });
  });

  it("deleteLink answers 404 for a link that was not there", async () => {
    const remove = async () => err({ reason: "not-found" as const });
    expect(await deleteLink.handle(askedToDelete(remove))).toMatchObject({ problem: { type: "not-found" } });
  });

  it("deleteLink says what to do where nobody knows whether the link is gone", async () => {
    const remove = async () => err({ reason: "outcome-unknown" as const });
    expect(await deleteLink.handle(askedToDelete(remove))).toMatchObject({
      problem: { type: "unavailable", headers: { "Retry-After": "5" } },
    });
  });
});

describe("listLinks", () => {
  const listing = (list: LinkService["list"]) =>
    askedOf({
      services: {
        ...{ linkService: { list }, linkVisits: { ofLast30Days: refuse }, linkChecks: { ofLinks: refuse } },
        domains: ONE_DOMAIN,
        baseUrl: "https://go.example",
      },
    });
  const read = (parameters: Record<string, string>) => listLinks.query?.read(parameters, listing(refuse));
  const NO_FILTER = { tag: null, search: null, enabled: null, expired: null, createdBy: null, broken: null };
  const LIST = { limit: 50, after: null, ...NO_FILTER };
  const ALL = { ...LIST, withVisits: false, withChecks: false, host: null };

  it("listLinks hands its query to the service, and shows the links in the order they come in", async () => {
    const other = { name: nameOf("docs"), link: linkOf({ id: linkId(2) }) };
    const list = vi.fn<LinkService["list"]>(async () => ({ links: [other, NAMED], next: null }));
    const request = { ...listing(list), query: ALL };
    expect(await listLinks.handle(request)).toMatchObject({
      status: 200,
      json: { links: [{ slug: "docs" }, { slug: "pricing" }], nextCursor: null },
    });
    expect(list).toHaveBeenCalledExactlyOnceWith({ ...LIST, domain: undefined }, request.scope);
  });

  it("listLinks gives a cursor that its query reads again as the same place", async () => {
    const next = { createdAt: NOW, id: linkId(7) };
    const reply = await listLinks.handle({ ...listing(async () => ({ links: [NAMED], next })), query: ALL });
    const cursor = "json" in reply ? reply.json.nextCursor : null;
    expect(cursor).toEqual(expect.any(String));
    expect(read({ cursor: cursor ?? "" })).toEqual({ ok: true, value: { ...ALL, after: next } });
  });

  it.each(["", "7", "com", "MTIz"])("listLinks refuses the foreign cursor %j", (cursor) => {
    expect(read({ cursor })).toMatchObject({
      ok: false,
      error: { type: "validation", errors: [{ path: "cursor", message: "must be a nextCursor from this list" }] },
    });
  });

  it.each([
    [null, ["pricing", "there.example/pricing"], 1],
    ["go.example", ["pricing"], 0],
    ["there.example", ["there.example/pricing"], 0],
  ])("listLinks looks for an exact name on %s, and reads the domains only for all", async (host, expected, reads) => {
    const list = vi.fn<LinkService["list"]>(async () => ({ links: [], next: null }));
    const names = vi.fn(async () => [THERE]);
    const find = async (text: string) => ok(text === THERE ? THERE : null);
    const request = listing(list);
    const domains = { find, names, latestNames: () => [] };
    const search = { words: "pricing", names: parseLinkNames("pricing") };
    await listLinks.handle({ ...request, services: { ...request.services, domains }, query: { ...ALL, search, host } });
    expect(list.mock.lastCall?.[0].search?.names.map(({ text }) => text)).toEqual(expected);
    expect(names).toHaveBeenCalledTimes(reads);
  });

  it("listLinks reads no domains where nothing is looked for by name", async () => {
    const list = async () => ({ links: [], next: null });
    const request = listing(list);
    const services = { ...request.services, domains: { ...ONE_DOMAIN, names: refuse } };
    for (const search of [null, { words: "two words", names: [] }])
      expect(await listLinks.handle({ ...request, services, query: { ...ALL, search } })).toMatchObject({
        status: 200,
      });
  });

  it("listLinks searches by the words, and by the names that they can spell", () => {
    expect(read({ q: " Pricing ", tag: " sale ", limit: "3" })).toEqual({
      ok: true,
      value: { ...ALL, limit: 3, tag: "sale", search: { words: "Pricing", names: parseLinkNames("Pricing") } },
    });
    expect(read({ q: "  " })).toEqual({ ok: true, value: ALL });
  });

  it("listLinks reads its filters", () => {
    expect(
      read({ enabled: "false", expired: "true", createdBy: "ada@example.com", visits: "30d", broken: "true" }),
    ).toEqual({
      ok: true,
      value: { ...ALL, enabled: false, expired: true, createdBy: "ada@example.com", broken: true, withVisits: true },
    });
  });

  it("listLinks gives visits to those alone who may read statistics, and asks for them once for the page", async () => {
    const series = [{ time: NOW, visits: 3 }];
    const ofLast30Days = vi.fn(async (ids: readonly LinkId[]) => new Map(ids.map((id) => [id, { total: 3, series }])));
    const request = listing(async () => ({ links: [NAMED], next: null }));
    const withVisits = {
      ...{ ...request, query: { ...ALL, withVisits: true } },
      services: { ...request.services, linkVisits: { ofLast30Days } },
    };
    const visits = { total: 3, series: [{ time: new Date(NOW).toISOString(), visits: 3 }] };
    expect(await listLinks.handle(withVisits)).toMatchObject({ json: { links: [{ slug: "pricing", visits }] } });
    expect(ofLast30Days.mock.calls).toEqual([[[NAMED.link.id], request.scope.deadline]]);

    const caller = { kind: "key", owner: "key:a", name: "a", scopes: ["links:read"] } as const;
    expect(await listLinks.handle({ ...withVisits, caller })).toMatchObject({
      problem: {
        type: "forbidden",
        headers: { "WWW-Authenticate": expect.stringContaining('scope="stats:read"') as string },
      },
    });
    expect(ofLast30Days).toHaveBeenCalledOnce();
  });

  it.each([
    { parameters: { enabled: "yes" }, path: "enabled" },
    { parameters: { expired: "1" }, path: "expired" },
    { parameters: { createdBy: "" }, path: "createdBy" },
    { parameters: { createdBy: "a\u0000" }, path: "createdBy" },
    { parameters: { visits: "31d" }, path: "visits" },
    { parameters: { limit: "201" }, path: "limit" },
    { parameters: { q: "a".repeat(201) }, path: "q" },
    { parameters: { page: "2" }, path: "page" },
  ])("listLinks refuses a wrong $path", ({ parameters, path }) => {
    expect(read(parameters as Record<string, string>)).toMatchObject({ ok: false, error: { errors: [{ path }] } });
  });
});
