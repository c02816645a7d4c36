import { describe, expect, it, vi } from "vitest";
import { err, ok } from "../../../../src/lib/result.ts";
import { createLinks } from "../../../../src/links/api/operations.ts";
import type { BulkCreated, BulkService } from "../../../../src/links/bulk-service.ts";
import { askedOf } from "../../../support/asked.ts";
import { handlerServices, LISTED, listingCheck, refuse, threatIn } from "../../../support/link-handlers.ts";
import { draftOf, linkOf, nameOf } from "../../../support/sample-links.ts";

const url = "https://example.com/pricing";
const MADE = { kind: "created", name: nameOf("pricing"), link: linkOf() } as const;

/** A service that answers with these items; each test has its own. */
const making = (items: BulkCreated["items"] = [MADE], isReplay = false) =>
  vi.fn<BulkService["create"]>(async () => ok({ items, isReplay }));

function plainlyAsked(
  create: BulkService["create"],
  { headers = {}, destinationCheck = handlerServices.destinationCheck }: Given = {},
) {
  return askedOf({ services: { ...handlerServices, destinationCheck, bulkService: { create } }, headers });
}

type Given = { headers?: HeadersInit } & Partial<Pick<typeof handlerServices, "destinationCheck">>;

/** What createLinks is handed for these links, with the body as its own reader gives it. */
function asked(links: readonly unknown[], create: BulkService["create"], given?: Given) {
  const plain = plainlyAsked(create, given);
  const body = createLinks.body?.read({ links }, plain);
  if (body?.ok !== true) throw new Error(`Cannot read the body: ${JSON.stringify(body)}`);
  return { ...plain, body: body.value };
}

describe("createLinks", () => {
  it("createLinks asks for all links as one, and says who makes them", async () => {
    const create = making();
    const request = asked([{ url, slug: "pricing" }], create);
    expect(await createLinks.handle(request)).toMatchObject({
      status: 200,
      json: { results: [{ status: 201, link: { slug: "pricing", shortUrl: "https://go.example/pricing" } }] },
    });
    const { createdBy, idempotency, ...draft } = draftOf({ given: [] });
    expect(create).toHaveBeenCalledExactlyOnceWith(
      { items: [{ kind: "draft", draft }], createdBy, idempotency },
      request.scope,
    );
  });

  it("createLinks says which fields a search of findIfExists goes by", async () => {
    const create = vi.fn<BulkService["create"]>(making([MADE]));
    await createLinks.handle(asked([{ url, slug: "pricing", findIfExists: true }], create));
    const [item] = create.mock.calls[0]?.[0].items ?? [];
    expect(item).toMatchObject({ kind: "draft", draft: { given: ["slug"], findIfExists: true } });
  });

  it("createLinks answers each item with the status that a create would have", async () => {
    const refused = { kind: "refused", problem: { type: "/_/problems/validation", status: 400 } } as const;
    const items = [
      MADE,
      { ...MADE, kind: "existing" },
      { kind: "slug-taken" },
      { kind: "unreadable" },
      refused,
    ] as const;
    const given = await createLinks.handle(asked([{ url }], making(items)));
    expect(given).toMatchObject({
      json: {
        results: [
          { status: 201, link: { slug: "pricing" } },
          { status: 200, link: { slug: "pricing" } },
          { status: 409, problem: { type: "/_/problems/slug-taken", status: 409, errors: [{ path: "slug" }] } },
          { status: 503, problem: { type: "/_/problems/unavailable", status: 503 } },
          { status: 400, problem: refused.problem },
        ],
      },
    });
  });

  it("createLinks lets one bad item spoil no other", async () => {
    const create = making();
    await createLinks.handle(asked([{ url, slug: "api" }, { url }, "no link", { url: "https://go.example/" }], create));
    expect(create.mock.lastCall?.[0].items).toMatchObject([
      { kind: "refused", problem: { status: 400, errors: [{ path: "slug" }] } },
      { kind: "draft", draft: { url } },
      { kind: "refused", problem: { status: 400 } },
      { kind: "refused", problem: { status: 422, type: "/_/problems/destination-refused", errors: [{ path: "url" }] } },
    ]);
  });

  it("createLinks refuses the item that the list warns of, and no other", async () => {
    const { asked: lookedUp, destinationCheck } = listingCheck();
    const create = making();
    const links = [{ url }, { url: LISTED }, { url: 5 }];
    await createLinks.handle(asked(links, create, { destinationCheck }));
    expect(create.mock.lastCall?.[0].items).toMatchObject([
      { kind: "draft" },
      { kind: "refused", problem: { status: 422, errors: threatIn("url").errors } },
      { kind: "refused", problem: { status: 400, errors: [{ path: "url" }] } },
    ]);
    expect(lookedUp).toMatchObject([{ links: [{ url }, { url: LISTED }, {}] }]);
  });

  it("createLinks hashes 20 passwords, and refuses the links with more", async () => {
    const create = making();
    const links = [...Array.from({ length: 21 }, () => ({ url, password: "open sesame" })), { url }];
    await createLinks.handle(asked(links, create));
    const items = create.mock.lastCall?.[0].items ?? [];
    expect(items.map(({ kind }) => kind)).toEqual([...Array<string>(20).fill("draft"), "refused", "draft"]);
    expect(items[20]).toMatchObject({
      problem: { errors: [{ path: "password", message: "must not be set for more than 20 links at once" }] },
    });
    expect(items[0]).toMatchObject({ draft: { passwordHash: expect.stringMatching(/^pbkdf2-sha256\$/) as string } });
    expect(JSON.stringify(items)).not.toContain("open sesame");
  });
});

describe("createLinks with an Idempotency-Key", () => {
  const headers = { "Idempotency-Key": "a-key" };

  it("createLinks knows a repeat by the body as it was sent", async () => {
    const create = making();
    await createLinks.handle(asked([{ url }], create, { headers }));
    expect(create.mock.lastCall?.[0].idempotency).toEqual({
      ...{ owner: "key:admin", key: "a-key" },
      bodyHash: `pseudonym of body:{"links":[{"url":"${url}"}]}`,
    });
  });

  it("createLinks says in a header that it gives the first answer again", async () => {
    const replayed = await createLinks.handle(asked([{ url }], making([MADE], true), { headers }));
    expect(replayed).toMatchObject({ status: 200, headers: { "Idempotent-Replayed": "true" } });
    const first = await createLinks.handle(asked([{ url }], making(), { headers }));
    expect(first).toHaveProperty("headers", {});
  });

  it("createLinks refuses a key that is none, and asks nobody", async () => {
    const wrong = { headers: { "Idempotency-Key": "a".repeat(256) } };
    expect(await createLinks.handle(asked([{ url }], refuse, wrong))).toMatchObject({
      problem: { type: "validation", errors: [{ path: "Idempotency-Key" }] },
    });
  });

  it.each([
    { reason: "idempotency-mismatch", problem: { type: "idempotency-mismatch" } },
    { reason: "wrong-code-key", problem: { type: "unavailable", headers: { "Retry-After": "5" } } },
  ] as const)("createLinks makes no link where the service says $reason", async ({ reason, problem }) => {
    const given = await createLinks.handle(asked([{ url }], async () => err({ reason }), { headers }));
    expect(given).toMatchObject({ problem });
  });
});

describe("the body of createLinks", () => {
  it.each([
    { name: "no links", json: { links: [] }, message: "must not be empty" },
    { name: "1,001 links", json: { links: Array(1_001).fill({ url }) }, message: "must have at most 1000 entries" },
    { name: "links that are no array", json: { links: {} }, message: "must be an array of links" },
  ])("createLinks refuses a body with $name", ({ json, message }) => {
    expect(createLinks.body?.read(json, plainlyAsked(refuse))).toMatchObject({
      ok: false,
      error: { type: "validation", errors: [{ path: "links", message }] },
    });
  });
});
