import { describe, expect, it, vi } from "vitest";
import { statusOf } from "../../../../src/http/problem.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { createLink } from "../../../../src/links/api/operations.ts";
import type { CreatedLink, LinkService } from "../../../../src/links/link-service.ts";
import { verifyPassword } from "../../../../src/links/password-hash.ts";
import { askedOf, NOW } from "../../../support/asked.ts";
import { handlerServices, LISTED, listingCheck, refuse, threatIn } from "../../../support/link-handlers.ts";
import { draftOf, linkOf, nameOf } from "../../../support/sample-links.ts";

const url = "https://example.com/pricing";
const ANONYMOUS = { kind: "anonymous" } as const;
const WITH_KEY = { "Idempotency-Key": "a-key" };

const made = (facts: Partial<CreatedLink> = {}): CreatedLink => ({
  ...{ name: nameOf("pricing"), link: linkOf({ createdAt: NOW, updatedAt: NOW }) },
  ...{ wasFound: false, isReplay: false, ...facts },
});
/** A service that makes the link; each test has its own. */
const making = (facts: Partial<CreatedLink> = {}) => vi.fn<LinkService["create"]>(async () => ok(made(facts)));

type Services = Partial<LinkService> & Partial<Pick<typeof handlerServices, "destinationCheck">>;

/** What createLink is handed for this JSON, with the body as its own reader gives it. */
function asked(json: object, services: Services, headers: HeadersInit = {}) {
  const { destinationCheck = handlerServices.destinationCheck, ...linkService } = services;
  const plain = askedOf({
    services: { ...handlerServices, destinationCheck, linkService: { create: refuse, recall: refuse, ...linkService } },
    headers,
  });
  const body = createLink.body?.read(json, plain);
  if (body?.ok !== true) throw new Error("Cannot be: the reader of a create takes any body");
  return { ...plain, body: body.value };
}

describe("createLink", () => {
  it("createLink answers 201 with the link and where it is, and asks for what the body says", async () => {
    const create = making();
    const request = asked({ url, slug: "Pricing", title: null }, { create });
    expect(await createLink.handle(request)).toEqual({
      status: 201,
      headers: { Location: "/api/links/pricing" },
      etag: '"1.0"',
      json: {
        ...{
          slug: "pricing",
          domain: "go.example",
          custom: true,
          shortUrl: "https://go.example/pricing",
          url,
          title: null,
          tags: [],
        },
        ...{ redirectStatus: 302, enabled: true, expiresAt: null, expiredUrl: null, forwardQuery: false },
        ...{
          maxVisits: null,
          rules: null,
          card: null,
          note: null,
          passwordProtected: false,
          createdBy: { kind: "admin", name: "admin" },
        },
        ...{ createdAt: "2026-11-29T12:00:00.000Z", updatedAt: "2026-11-29T12:00:00.000Z" },
      },
    });
    expect(create).toHaveBeenCalledExactlyOnceWith(draftOf({ given: ["slug", "title"] }), request.scope);
  });

  it("createLink answers 200 for a link that it found, with the name that this one has in its Location", async () => {
    const create = making({ wasFound: true, name: nameOf("Été") });
    const given = await createLink.handle(asked({ url, findIfExists: true }, { create }));
    expect(given).toMatchObject({ status: 200, json: { slug: "Été" } });
    expect(given).toHaveProperty("headers", { Location: "/api/links/%C3%89t%C3%A9" });
    expect(create.mock.lastCall?.[0]).toMatchObject({ findIfExists: true, slug: null, given: [] });
  });

  it.each([
    { wasFound: false, status: 201 },
    { wasFound: true, status: 200 },
  ])("createLink says in a header that a $status is the first answer again", async ({ wasFound, status }) => {
    const create = making({ wasFound, isReplay: true });
    expect(await createLink.handle(asked({ url }, { create }, WITH_KEY))).toMatchObject({
      status,
      headers: { Location: "/api/links/pricing", "Idempotent-Replayed": "true" },
    });
  });

  it.each([
    { reason: "slug-taken", status: 409, more: { errors: [{ path: "slug", message: "is taken" }] } },
    { reason: "idempotency-mismatch", status: 422, more: { errors: [{ path: "Idempotency-Key" }] } },
    { reason: "wrong-code-key", status: 503, more: { type: "unavailable", headers: { "Retry-After": "5" } } },
  ] as const)("createLink answers $status where the service says $reason", async ({ reason, status, more }) => {
    const given = await createLink.handle(asked({ url }, { create: async () => err({ reason }) }));
    expect(given).toMatchObject({ problem: { type: reason, ...more } });
    expect("problem" in given && statusOf(given.problem.type)).toBe(status);
  });

  it("createLink hands over the hash of a password, and never the password", async () => {
    const create = making();
    await createLink.handle(asked({ url, password: "open sesame" }, { create }));
    const draft = create.mock.lastCall?.[0];
    expect(await verifyPassword("open sesame", draft?.passwordHash ?? "")).toBe(true);
    expect(draft).not.toHaveProperty("password");
  });

  it("createLink refuses a link that leads to the host that the request came in by, and asks nobody", async () => {
    expect(await createLink.handle(asked({ url: "https://go.example/a" }, {}))).toMatchObject({
      problem: { type: "destination-refused", errors: [{ path: "url" }] },
    });
  });

  it("createLink names all fields that are wrong", async () => {
    expect(await createLink.handle(asked({ url: "ftp://a.example/", slug: "api" }, {}))).toMatchObject({
      problem: { type: "validation", errors: [{ path: "url" }, { path: "slug" }] },
    });
  });
});

describe("createLink for nobody", () => {
  it("createLink makes a public link that belongs to nobody, and keeps its Idempotency-Key to an address", async () => {
    const create = making();
    const request = asked({ url }, { create }, WITH_KEY);
    expect(await createLink.handle({ ...request, caller: ANONYMOUS })).toMatchObject({ status: 201 });
    expect(create.mock.lastCall?.[0]).toMatchObject({
      createdBy: null,
      idempotency: { owner: "address:address", key: "a-key" },
    });
  });

  it("createLink answers 401 to findIfExists without a key, and asks nobody", async () => {
    const request = asked({ url, findIfExists: true }, {});
    expect(await createLink.handle({ ...request, caller: ANONYMOUS })).toMatchObject({
      problem: { type: "unauthorized", headers: { "WWW-Authenticate": "Bearer" } },
    });
  });
});

describe("createLink with an Idempotency-Key", () => {
  it("createLink knows a repeat by what its body means, however it is spelled", async () => {
    const create = making();
    await createLink.handle(asked({ url, slug: "pricing" }, { create }, WITH_KEY));
    await createLink.handle(asked({ title: null, slug: "PRICING", url, tags: [] }, { create }, WITH_KEY));
    await createLink.handle(asked({ url, slug: "prices" }, { create }, WITH_KEY));
    const [first, repeat, other] = create.mock.calls.map(([{ idempotency }]) => idempotency);
    expect(first).toMatchObject({ owner: "key:admin", key: "a-key" });
    expect(first?.bodyHash).toMatch(/^pseudonym of body:\{"url":"https:\/\/example.com\/pricing","slug":"pricing",/);
    expect(repeat).toEqual(first);
    expect(other?.bodyHash).not.toBe(first?.bodyHash);
  });

  it.each(["", "é", "a".repeat(256)])("createLink refuses the key %j, and asks nobody", async (key) => {
    expect(await createLink.handle(asked({ url }, {}, { "Idempotency-Key": key }))).toMatchObject({
      problem: { type: "validation", errors: [{ path: "Idempotency-Key" }] },
    });
  });

  it.each([
    { why: "its destination is refused by now", body: { url: "https://go.example/a" } },
    { why: "it has expired since", body: { url, expiresAt: "2026-11-29T11:00:00Z" } },
  ])("createLink gives the first answer again also where $why", async ({ body }) => {
    const recall = vi.fn<LinkService["recall"]>(async () => ok(made({ isReplay: true })));
    const request = asked(body, { recall }, WITH_KEY);
    expect(await createLink.handle(request)).toMatchObject({
      status: 201,
      headers: { "Idempotent-Replayed": "true" },
    });
    expect(recall).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ owner: "key:admin", key: "a-key" }),
      request.scope,
    );
  });

  it("createLink remembers nothing for a body that never was one of a create", async () => {
    expect(await createLink.handle(asked({ url, slug: 5 }, {}, WITH_KEY))).toMatchObject({
      problem: { type: "validation", errors: [{ path: "slug" }] },
    });
  });
});

describe("createLink and the list of threats", () => {
  it("createLink refuses what the list warns of, and waits for the list no longer than it may", async () => {
    const { asked: lookedUp, destinationCheck } = listingCheck();
    const given = await createLink.handle(asked({ url, expiredUrl: LISTED }, { destinationCheck }));
    expect(given).toMatchObject({ problem: threatIn("expiredUrl") });
    expect(lookedUp).toMatchObject([{ links: [{ url, expiredUrl: LISTED }], totalMs: 300 }]);
  });

  it("createLink gives the first answer again where the list has come to warn of it since", async () => {
    const { destinationCheck } = listingCheck();
    const recall = async () => ok(made({ isReplay: true }));
    expect(await createLink.handle(asked({ url: LISTED }, { destinationCheck, recall }, WITH_KEY))).toMatchObject({
      status: 201,
      headers: { Location: "/api/links/pricing", "Idempotent-Replayed": "true" },
    });
  });

  it("createLink gives the first answer again also where that was a problem", async () => {
    const { destinationCheck } = listingCheck();
    const recall = async () => err({ reason: "slug-taken" as const });
    expect(await createLink.handle(asked({ url: LISTED }, { destinationCheck, recall }, WITH_KEY))).toMatchObject({
      problem: { type: "slug-taken" },
    });
  });

  it("createLink refuses it where no first answer is remembered", async () => {
    const { destinationCheck } = listingCheck();
    const recall = async () => null;
    expect(await createLink.handle(asked({ url: LISTED }, { destinationCheck, recall }, WITH_KEY))).toMatchObject({
      problem: threatIn("url"),
    });
  });
});
