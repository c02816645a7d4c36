import { describe, expect, it } from "vitest";
import { type Link, targetOf } from "../../../src/links/link.ts";
import type { LinkConditions } from "../../../src/links/link-etag.ts";
import type { LinkChanges } from "../../../src/links/link-repository.ts";
import { linkId } from "../../../src/names/link-id.ts";
import type { LinkName } from "../../../src/names/link-name.ts";
import { WrongCodeKey } from "../../../src/names/wrong-code-key.ts";
import { CACHE_HORIZON_MS, codes, createLinkServiceWorld } from "../../support/link-service-world.ts";
import { codeNameOf, destinationOf, linkOf, nameOf } from "../../support/sample-links.ts";

const name = nameOf("pricing");
const moved: LinkChanges = { url: destinationOf("https://example.com/moved") };
const switchedOff: LinkChanges = { enabled: false };

type World = ReturnType<typeof createLinkServiceWorld>;

/** The changes that a link can go through; a takedown is a delete, or `enabled: false` alone. */
type Change = (given: World, of: LinkName, conditions?: LinkConditions) => ReturnType<World["service"]["remove"]>;
const edit =
  (changes: LinkChanges): Change =>
  (given, of, conditions) =>
    given.service.edit([of], changes, given.request, conditions);
const remove: Change = (given, of, conditions) => given.service.remove([of], given.request, conditions);

const changes = [
  { what: "an edit", change: edit(moved), statement: "postgres: update" },
  { what: "a switch-off", change: edit(switchedOff), statement: "postgres: update" },
  { what: "a delete", change: remove, statement: "postgres: delete" },
] as const;
const takedowns = changes.slice(1);

describe.each(changes)("createLinkService() at $what", ({ change, statement }) => {
  it("marks the name pending before the statement, forgets it after, and writes no value (P4)", async () => {
    const world = createLinkServiceWorld();
    const changed = await change(world, name);
    expect(changed.ok && changed.value.effectiveBy).toBeNull();
    expect(world.steps).toEqual(["redis: pending pricing", statement, "memory: forget pricing"]);
    expect([...world.deadlines]).toEqual([world.request.deadline]);
    expect(world.failures).toEqual([]);
  });

  it("finds a link by its code", async () => {
    const link = linkOf({ id: linkId(61), slug: null });
    const world = createLinkServiceWorld([link]);
    const codeName = codeNameOf(await codes.encode(link.id));
    world.ids.set(codeName.text, { ...codeName, id: link.id });
    expect((await change(world, codeName)).ok).toBe(true);
    expect(world.steps[0]).toBe(`redis: pending ${codeName.text}`);
    expect(world.links.get("id 61")).not.toEqual(link);
  });

  it("is not-found for a name that no link has", async () => {
    const world = createLinkServiceWorld([]);
    expect(await change(world, name)).toEqual({ ok: false, error: { reason: "not-found" } });
    expect(world.steps).toContain("memory: forget pricing");
  });

  it("is not-found for a code of no id, and asks no store", async () => {
    const world = createLinkServiceWorld();
    expect(await change(world, nameOf("aAaaaaa"))).toEqual({ ok: false, error: { reason: "not-found" } });
    expect(world.steps).toEqual([]);
  });

  it.each(["postgres", "postgres-answer"] as const)(
    "is outcome-unknown when %s fails, and forgets the name: it may have been saved",
    async (down) => {
      const world = createLinkServiceWorld();
      world.down.add(down);
      expect(await change(world, name)).toEqual({ ok: false, error: { reason: "outcome-unknown" } });
      expect(world.steps).toEqual(["redis: pending pricing", statement, "memory: forget pricing"]);
      expect(world.failures.map(({ store }) => store)).toEqual(["postgres"]);
    },
  );

  it("throws what is no store's failure, such as a wrong CODE_KEY, and forgets the name all the same", async () => {
    const world = createLinkServiceWorld();
    world.bug = new WrongCodeKey();
    await expect(change(world, name)).rejects.toThrow(WrongCodeKey);
    expect(world.steps.at(-1)).toBe("memory: forget pricing");
  });
});

describe.each(changes)("createLinkService() at $what on a condition", ({ change, statement }) => {
  const { id, version } = linkOf();
  const now: LinkConditions = { isOneOf: [{ id, version }], isNoneOf: [] };
  const other: LinkConditions = { isOneOf: [{ id, version: version + 1 }], isNoneOf: [] };

  it("goes the way of every change where the condition holds", async () => {
    const world = createLinkServiceWorld();
    expect((await change(world, name, now)).ok).toBe(true);
    expect(world.steps).toEqual(["redis: pending pricing", statement, "memory: forget pricing"]);
  });

  it("is precondition-failed where the statement says so: nothing is changed, and memory keeps what it has", async () => {
    const world = createLinkServiceWorld();
    expect(await change(world, name, other)).toEqual({ ok: false, error: { reason: "precondition-failed" } });
    expect(world.steps).toEqual(["redis: pending pricing", statement]);
    expect(world.links.get("pricing")).toEqual(linkOf());
    expect(world.failures).toEqual([]);
  });

  it.each<[string, LinkConditions]>([
    ["asks for no state that there can be", { isOneOf: [], isNoneOf: [] }],
    ["rules out any link", { isOneOf: null, isNoneOf: "any" }],
  ])("that %s is refused by a read alone, and no cache is told of it", async (_, conditions) => {
    const [world, empty] = [createLinkServiceWorld(), createLinkServiceWorld([])];
    expect(await change(world, name, conditions)).toEqual({ ok: false, error: { reason: "precondition-failed" } });
    expect(await change(empty, name, conditions)).toEqual({ ok: false, error: { reason: "not-found" } });
    for (const { steps } of [world, empty]) expect(steps).toEqual(["postgres: select"]);
  });

  it("is not-found where there is no such link", async () => {
    expect(await change(createLinkServiceWorld([]), name, now)).toEqual({ ok: false, error: { reason: "not-found" } });
  });

  it("is outcome-unknown when the answer is lost, and forgets the name", async () => {
    const world = createLinkServiceWorld();
    world.down.add("postgres-answer");
    expect(await change(world, name, now)).toEqual({ ok: false, error: { reason: "outcome-unknown" } });
    expect(world.steps.at(-1)).toBe("memory: forget pricing");
  });
});

describe.each(takedowns)("createLinkService() at $what on a condition while Redis is down", ({ change, statement }) => {
  it("queues nothing where the condition does not hold", async () => {
    const world = createLinkServiceWorld();
    world.down.add("redis");
    const conditions: LinkConditions = { isOneOf: [{ id: linkId(1), version: 9 }], isNoneOf: [] };
    expect(await change(world, name, conditions)).toEqual({ ok: false, error: { reason: "precondition-failed" } });
    expect(world.steps).toEqual(["redis: pending pricing", statement]);
  });
});

describe("createLinkService().edit()", () => {
  it("answers the link as it is now", async () => {
    const world = createLinkServiceWorld();
    const edited = await world.service.edit([name], moved, world.request);
    expect(edited).toEqual({
      ok: true,
      value: { name, link: { ...linkOf(), ...moved }, effectiveBy: null },
    });
  });

  it.each<[string, LinkChanges]>([
    ["another url", moved],
    ["enabled: false beside another field", { ...switchedOff, title: null }],
    ["enabled: true", { enabled: true }],
    ["nothing", {}],
  ])("is cache-unavailable while Redis is down for %s, and changes nothing", async (_, refused) => {
    const world = createLinkServiceWorld([linkOf({ enabled: true })]);
    world.down.add("redis");
    expect(await world.service.edit([name], refused, world.request)).toEqual({
      ok: false,
      error: { reason: "cache-unavailable" },
    });
    expect(world.steps).toEqual(["redis: pending pricing"]);
    expect(world.links.get("pricing")).toEqual(linkOf());
    expect(world.failures.map(({ store }) => store)).toEqual(["redis"]);
  });
});

describe.each(takedowns)("createLinkService() at $what while Redis is down", ({ change, statement }) => {
  const isDown = (link: Link | undefined) => link === undefined || !targetOf(link).enabled;

  it("commits, hands the pending over to the queue, and says by when no cached copy is left", async () => {
    const world = createLinkServiceWorld();
    world.down.add("redis");
    const taken = await change(world, name);
    expect(taken.ok && taken.value.effectiveBy).toBe(world.now + CACHE_HORIZON_MS);
    expect(world.steps).toEqual(["redis: pending pricing", statement, "memory: forget pricing", "queue: pricing"]);
    expect(isDown(world.links.get("pricing"))).toBe(true);
  });

  it("is never refused, also when the queue is down: by then every copy has run out", async () => {
    const world = createLinkServiceWorld();
    world.down.add("redis").add("queue");
    const taken = await change(world, name);
    expect(taken.ok && taken.value.effectiveBy).toBe(world.now + CACHE_HORIZON_MS);
    expect(isDown(world.links.get("pricing"))).toBe(true);
    expect(world.failures.map(({ store }) => store)).toEqual(["redis", "queue"]);
  });

  it("is not-found for a link that there is not", async () => {
    const world = createLinkServiceWorld([]);
    world.down.add("redis");
    expect(await change(world, name)).toEqual({ ok: false, error: { reason: "not-found" } });
  });

  it("is outcome-unknown when Postgres is down too", async () => {
    const world = createLinkServiceWorld();
    world.down.add("redis").add("postgres");
    expect(await change(world, name)).toEqual({ ok: false, error: { reason: "outcome-unknown" } });
  });
});

describe("createLinkService() while all stores are up", () => {
  it.each(takedowns)("queues nothing for $what", async ({ change }) => {
    const world = createLinkServiceWorld();
    await change(world, name);
    expect(world.steps.filter((step) => step.startsWith("queue"))).toEqual([]);
  });
});

describe("createLinkService() by names that more than one link may have", () => {
  const names = [nameOf("Pricing"), nameOf("pricing")];
  const exact = linkOf({ id: linkId(2), slug: nameOf("Pricing").text as never }); // As an import left it.

  it.each(changes)("$what changes the link of the exact name, and no other (P4)", async ({ what, change }) => {
    const world = createLinkServiceWorld([exact, linkOf()]);
    const done = what === "a delete" ? world.service.remove(names, world.request) : null;
    expect(
      (await (done ?? world.service.edit(names, what === "an edit" ? moved : switchedOff, world.request))).ok,
    ).toBe(true);
    expect(change).toBeDefined();
    expect(world.links.get("pricing")).toEqual(linkOf());
    expect(world.links.get("Pricing")).not.toEqual(exact);
  });

  it("edit() marks and forgets all names that the request can mean, with and without an ending, around one statement", async () => {
    const world = createLinkServiceWorld();
    const edited = await world.service.edit([nameOf("Pricing."), nameOf("pricing")], moved, world.request);
    expect(edited.ok && edited.value.name.text).toBe("pricing");
    expect(world.steps).toEqual([
      "redis: pending Pricing. Pricing pricing",
      "postgres: update",
      ...["Pricing.", "Pricing", "pricing"].map((text) => `memory: forget ${text}`),
    ]);
  });

  it("remove() hands all names over to the queue while Redis is down", async () => {
    const world = createLinkServiceWorld();
    world.down.add("redis");
    await world.service.remove(names, world.request);
    expect(world.steps.at(-1)).toBe("queue: Pricing pricing");
  });

  it("get() gives the exact name's link, else the folded one's, in one statement", async () => {
    const world = createLinkServiceWorld([exact, linkOf()]);
    expect(await world.service.get(names, world.request)).toEqual({ name: names[0], link: exact });
    expect(world.steps).toEqual(["postgres: select"]);
    const other = createLinkServiceWorld();
    expect(await other.service.get(names, other.request)).toEqual({ name: names[1], link: linkOf() });
  });
});
