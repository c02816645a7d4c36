import { describe, expect, it, vi } from "vitest";
import { statusOf } from "../../../../src/http/problem.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { deleteLink, editLink } from "../../../../src/links/api/operations.ts";
import type { EditedLink, LinkService } from "../../../../src/links/link-service.ts";
import { verifyPassword } from "../../../../src/links/password-hash.ts";
import { parseLinkNames } from "../../../../src/names/link-name.ts";
import { askedOf, NOW } from "../../../support/asked.ts";
import { handlerServices, LISTED, listingCheck, refuse, threatIn } from "../../../support/link-handlers.ts";
import { destinationOf, linkOf, nameOf } from "../../../support/sample-links.ts";

const NAMED = { name: nameOf("pricing"), link: linkOf() };

/** A service that makes the change; each test has its own. */
const editing = (facts: Partial<EditedLink> = {}) =>
  vi.fn<LinkService["edit"]>(async () => ok({ ...NAMED, effectiveBy: null, ...facts }));

type Services = Partial<LinkService> & Partial<Pick<typeof handlerServices, "destinationCheck">>;

function plainlyAsked(services: Services, slug = "pricing") {
  const { destinationCheck = handlerServices.destinationCheck, ...linkService } = services;
  return askedOf({
    services: {
      ...{ ...handlerServices, destinationCheck },
      linkService: { get: refuse, edit: refuse, remove: refuse, ...linkService },
    },
    params: { slug },
    query: {},
  });
}

/** What editLink is handed for this JSON, with the body as its own reader gives it. */
function asked(json: object, services: Services, slug?: string) {
  const plain = plainlyAsked(services, slug);
  const body = editLink.body?.read(json, plain);
  if (body?.ok !== true) throw new Error(`Cannot read the body: ${JSON.stringify(body)}`);
  return { ...plain, body: body.value };
}

describe("editLink", () => {
  it("editLink answers 200 with the link as it is now, and asks for what the body names alone", async () => {
    const edit = editing({ link: linkOf({ title: "Prices" }) });
    const request = asked({ title: "Prices" }, { edit }, "Pricing");
    const json = { slug: "pricing", title: "Prices" };
    expect(await editLink.handle(request)).toMatchObject({ status: 200, json, etag: '"1.0"' });
    expect(edit).toHaveBeenCalledExactlyOnceWith(parseLinkNames("Pricing"), { title: "Prices" }, request.scope, null, {
      ...{ owner: "key:admin", isAdmin: true },
    });
  });

  it("editLink answers 202 with the time by which a takedown is in force everywhere", async () => {
    const edit = editing({ effectiveBy: NOW + 60_000 });
    expect(await editLink.handle(asked({ enabled: false }, { edit }))).toEqual({
      status: 202,
      json: { effectiveBy: "2026-11-29T12:01:00.000Z" },
    });
  });

  it("editLink answers 404 for a name that no link has", async () => {
    const edit = async () => err({ reason: "not-found" as const });
    expect(await editLink.handle(asked({ title: null }, { edit }))).toMatchObject({
      problem: { type: "not-found", errors: [{ path: "slug", message: "is unknown" }] },
    });
  });

  it.each([
    ["cache-unavailable", "Nothing was changed"],
    ["unreadable", "needs a later release"],
    ["outcome-unknown", "Repeat the request"],
  ] as const)("editLink answers 503 where the service says %s, and when to come again", async (reason, detail) => {
    const given = await editLink.handle(asked({ title: null }, { edit: async () => err({ reason }) }));
    expect(given).toMatchObject({
      problem: { type: "unavailable", detail: expect.stringContaining(detail) as string },
    });
    expect(given).toHaveProperty("problem.headers", { "Retry-After": "5" });
    expect("problem" in given && statusOf(given.problem.type)).toBe(503);
  });

  it("editLink asks for the state of If-Match, and answers 412 where the link is in another", async () => {
    const edit = vi.fn<LinkService["edit"]>(async () => err({ reason: "precondition-failed" as const }));
    const preconditions = { ifMatch: [{ isWeak: false, opaque: '"1.4"' }], ifNoneMatch: null };
    const given = await editLink.handle({ ...asked({ title: null }, { edit }), preconditions });
    expect(given).toMatchObject({
      problem: { type: "precondition-failed", detail: expect.stringContaining("Nothing was changed") as string },
    });
    expect(edit.mock.lastCall?.[3]).toEqual({ isOneOf: [{ id: 1n, version: 4 }], isNoneOf: [] });
  });

  it.each([editLink, deleteLink])(
    "$id says of a conditional edit that may have been saved: read it, then decide",
    async (operation) => {
      const fail = async () => err({ reason: "outcome-unknown" as const });
      const request = asked({ title: null }, { edit: fail, remove: fail });
      for (const [ifMatch, advice] of [
        [null, "Repeat the request"],
        ["any", "Repeat the request"],
        [[{ isWeak: false, opaque: '"1.0"' }], "Read the link, then decide"],
      ] as const) {
        const given = await operation.handle({
          ...request,
          ...{ query: { purge: false }, preconditions: { ifMatch, ifNoneMatch: null } },
        } as never);
        expect(given).toMatchObject({
          problem: { type: "unavailable", detail: expect.stringContaining(advice) as string },
        });
      }
    },
  );

  it("editLink refuses a body that leads to the host that the request came in by", () => {
    expect(editLink.body?.read({ url: "https://go.example/a" }, plainlyAsked({}))).toMatchObject({
      ok: false,
      error: { type: "destination-refused", errors: [{ path: "url" }] },
    });
  });

  it("editLink reads an expiry against the clock of its services", () => {
    const read = (expiresAt: string) => editLink.body?.read({ expiresAt }, plainlyAsked({}));
    expect(read("2026-11-29T12:00:00Z")).toMatchObject({ ok: false, error: { errors: [{ path: "expiresAt" }] } });
    expect(read("2026-11-29T12:00:01Z")).toMatchObject({ ok: true, value: { expiresAt: NOW + 1_000 } });
  });
});

describe("editLink and passwords", () => {
  it("editLink hands over the hash of a new password, and never the password", async () => {
    const edit = editing();
    await editLink.handle(asked({ password: "open sesame" }, { edit }));
    const { passwordHash, ...others } = edit.mock.lastCall?.[1] ?? {};
    expect(await verifyPassword("open sesame", passwordHash ?? "")).toBe(true);
    expect(others).toEqual({});
  });

  it("editLink takes the password away where it is null", async () => {
    const edit = editing();
    await editLink.handle(asked({ password: null }, { edit }));
    expect(edit.mock.lastCall?.[1]).toEqual({ passwordHash: null });
  });
});

describe("editLink and the list of threats", () => {
  it("editLink refuses a new destination that the list warns of, and changes nothing", async () => {
    const { destinationCheck } = listingCheck();
    expect(await editLink.handle(asked({ url: LISTED }, { destinationCheck }))).toMatchObject({
      problem: threatIn("url"),
    });
  });

  it("editLink refuses to enable a link that leads where the list warns of, and changes nothing", async () => {
    const get = vi.fn(async () => ({ ...NAMED, link: linkOf({ expiredUrl: destinationOf(LISTED) }) }));
    const { destinationCheck } = listingCheck();
    const request = asked({ enabled: true }, { destinationCheck, get });
    expect(await editLink.handle(request)).toMatchObject({ problem: threatIn("expiredUrl") });
    expect(get).toHaveBeenCalledExactlyOnceWith(parseLinkNames("pricing"), request.scope);
  });

  it("editLink enables a link whose listed destination is changed along with it", async () => {
    const { asked: lookedUp, destinationCheck } = listingCheck();
    const get = async () => ({ ...NAMED, link: linkOf({ url: destinationOf(LISTED) }) });
    const body = { enabled: true, url: "https://example.com/new" };
    const request = asked(body, { destinationCheck, get, edit: editing() });
    expect(await editLink.handle(request)).toMatchObject({ status: 200 });
    expect(lookedUp.map(({ links }) => links)).toEqual([[body], [{ expiredUrl: null, rules: null }]]);
  });

  it("editLink does not look up where a link leads that it doesn't enable", async () => {
    const { destinationCheck } = listingCheck();
    const edit = editing();
    expect(await editLink.handle(asked({ enabled: false }, { destinationCheck, edit }))).toMatchObject({ status: 200 });
    expect(edit).toHaveBeenCalledOnce();
  });

  it("editLink reads no link where there is no list to ask", async () => {
    expect(await editLink.handle(asked({ enabled: true }, { edit: editing() }))).toMatchObject({ status: 200 });
  });

  it("editLink answers 404 where the link to be enabled is not there", async () => {
    const { destinationCheck } = listingCheck();
    const edit = async () => err({ reason: "not-found" as const });
    expect(
      await editLink.handle(asked({ enabled: true }, { destinationCheck, get: async () => null, edit })),
    ).toMatchObject({ problem: { type: "not-found" } });
  });
});
