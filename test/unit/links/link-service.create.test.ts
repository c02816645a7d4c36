import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { codes, createLinkServiceWorld } from "../../support/link-service-world.ts";
import { draftOf, linkOf, nameOf } from "../../support/sample-links.ts";

const slugLink = linkOf();
const codeLink = linkOf({ id: linkId(61), slug: null });
const code = await codes.encode(codeLink.id);

describe("createLinkService().create()", () => {
  it("inserts, makes memory forget that there was none, then warms the cache; the answer comes last", async () => {
    const world = createLinkServiceWorld();
    const { service, request, steps, failures } = world;
    world.outcome = { kind: "created", link: slugLink, isReplay: false };
    expect(await service.create(draftOf(), request)).toEqual({
      ok: true,
      value: { name: { kind: "slug", text: "pricing" }, link: slugLink, wasFound: false, isReplay: false },
    });
    expect(steps).toEqual([
      "postgres: insert",
      "memory: forget pricing",
      // The fill limit is counted from before the statement: a value is no newer than that.
      "redis: publish pricing https://example.com/pricing begun at 5000",
    ]);
    expect(failures).toEqual([]);
  });

  it("names a link without a slug by the code of its id, in the answer, in memory and in the cache", async () => {
    const world = createLinkServiceWorld();
    const { service, request, steps } = world;
    world.outcome = { kind: "created", link: codeLink, isReplay: false };
    const created = await service.create(draftOf({ slug: null }), request);
    expect(created.ok && created.value.name).toEqual({ kind: "code", text: code });
    expect(steps.slice(1)).toEqual([
      `memory: forget ${code}`,
      `redis: publish ${code} https://example.com/pricing begun at 5000`,
    ]);
  });

  it("goes on without Redis, and reports it", async () => {
    const world = createLinkServiceWorld();
    const { service, request, failures } = world;
    world.outcome = { kind: "created", link: slugLink, isReplay: false };
    world.down.add("redis");
    const created = await service.create(draftOf(), request);
    expect(created.ok && created.value.link).toBe(slugLink);
    expect(failures.map(({ store }) => store)).toEqual(["redis"]);
  });

  it.each([
    { kind: "created", link: slugLink, isReplay: true },
    { kind: "existing", link: slugLink, isReplay: false },
    { kind: "existing", link: slugLink, isReplay: true },
  ] as const)("publishes nothing when $kind with isReplay $isReplay: what it holds may be old", async (outcome) => {
    const world = createLinkServiceWorld();
    const { service, request, steps } = world;
    world.outcome = outcome;
    const created = await service.create(draftOf(), request);
    expect(created.ok && created.value).toMatchObject({
      wasFound: outcome.kind === "existing",
      isReplay: outcome.isReplay,
    });
    expect(steps).toEqual(["postgres: insert"]);
  });

  it.each(["slug-taken", "idempotency-mismatch", "wrong-code-key"] as const)(
    "answers %s as a value, and touches no cache",
    async (kind) => {
      const world = createLinkServiceWorld();
      const { service, request, steps } = world;
      world.outcome = { kind };
      expect(await service.create(draftOf(), request)).toEqual({ ok: false, error: { reason: kind } });
      expect(steps).toEqual(["postgres: insert"]);
    },
  );

  it("throws when Postgres does not answer, and publishes nothing: 201 means durable (P3)", async () => {
    const world = createLinkServiceWorld();
    const { service, request, steps } = world;
    world.down.add("postgres");
    await expect(service.create(draftOf(), request)).rejects.toThrow(StoreError);
    expect(steps).toEqual(["postgres: insert"]);
  });

  it("gives every call the deadline of its request", async () => {
    const world = createLinkServiceWorld();
    const { service, request, deadlines } = world;
    world.outcome = { kind: "created", link: slugLink, isReplay: false };
    await service.create(draftOf(), request);
    expect([...deadlines]).toEqual([request.deadline]);
  });
});

describe("createLinkService().get()", () => {
  it("reads from Postgres alone: the API shows the truth", async () => {
    const { service, request, steps } = createLinkServiceWorld();
    const name = nameOf("pricing");
    expect(await service.get([name], request)).toEqual({ name, link: slugLink });
    expect(steps).toEqual(["postgres: select"]);
  });

  it("is null for a name that no link has, and for a code of no id without a statement", async () => {
    const { service, request, steps } = createLinkServiceWorld();
    expect(await service.get([nameOf("nothing")], request)).toBeNull();
    expect(steps).toEqual(["postgres: select"]);
    expect(await service.get([nameOf("aAaaaaa")], request)).toBeNull();
    expect(steps).toEqual(["postgres: select"]);
  });

  it("throws when Postgres does not answer: an outage is no 404 (P6)", async () => {
    const world = createLinkServiceWorld();
    const { service, request } = world;
    world.down.add("postgres");
    await expect(service.get([nameOf("pricing")], request)).rejects.toThrow(StoreError);
  });
});
