import { describe, expect, it } from "vitest";
import type { Destination } from "../../../src/links/destination.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { slugOf } from "../../support/sample-links.ts";
import { secondConnection } from "../../support/second-connection.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const OLD = "https://old.example/hook";
const NEW = "https://new.example/hook" as Destination; // A good one.

/** Somebody changes a webhook while a run has deliveries of it in its hands, or has had. */
describe.each(engines)("a webhook that is changed meanwhile, on $name", (engine) => {
  const world = useWebhooks(engine);
  const create = (slug: string) => world.isolate().repository.create(draftOf({ slug: slugOf(slug) }), generous());
  const retitle = (slug: string, title: string) =>
    world.isolate().repository.edit([{ kind: "slug", text: slugOf(slug) }], { title }, generous());
  const edit = async (id: string, ...changes: Parameters<ReturnType<typeof world.isolate>["service"]["edit"]>[1][]) => {
    for (const change of changes) await world.isolate().service.edit(id, change, generous());
  };
  const told = () => world.got.map(({ url, type, data }) => [url, type, (data["link"] as { title: string }).title]);
  /** What the old endpoint does while it has its first call, and what it answers then. */
  const amidFirst = (work: () => Promise<unknown>, status = 204) =>
    world.answers.set(OLD, async () => {
      if (world.got.length === 1) await work();
      return new Response(null, { status: world.got.length === 1 ? status : 204 });
    });
  const listen = async () => {
    const hook = await world.listen({ url: OLD });
    await world.pass(MINUTE_MS); // What its making calls for is behind it.
    return hook;
  };
  const stateOf = async (id: string) => (await world.isolate().service.get(id, generous()))?.state;

  it.each([
    ["its URL", [{ url: NEW }], NEW],
    ["its switch, off and on,", [{ state: "off" }, { state: "on" }], OLD],
  ] as const)("%s: a 410 of before switches nothing off", async (_what, changes, to) => {
    const hook = await listen();
    amidFirst(() => edit(hook.id, ...changes), 410);
    await create("sale");
    await world.pass(20 * SECOND_MS);
    expect(await stateOf(hook.id)).toBe("on");
    await create("next");
    await world.pass(2 * SECOND_MS);
    expect(world.got.at(-1)?.url).toBe(to);
  });

  it("its URL: what failed before, for however long, was another endpoint's", async () => {
    const hook = await listen();
    await world.sql("UPDATE webhooks SET failing_since = $1", [new Date(world.now() - 6 * DAY_MS).toISOString()]);
    world.answers.set(OLD, () => new Response(null, { status: 500 }));
    world.answers.set(NEW, () => new Response(null, { status: 500 }));
    await edit(hook.id, { url: OLD as Destination, events: ["link.created"] }); // The same one: nothing is forgotten.
    await edit(hook.id, { url: NEW });
    await create("sale");
    await world.pass(2 * SECOND_MS);
    expect([told().length, await stateOf(hook.id)]).toEqual([1, "on"]);
    await edit(hook.id, { url: NEW });
    world.clock.advance(6 * DAY_MS);
    await world.drain();
    expect(await stateOf(hook.id)).toBe("off");
  });

  it("its switch, off and on: what comes then does not overtake what the run has in its hands", async () => {
    const hook = await listen();
    await create("sale");
    await retitle("sale", "second");
    amidFirst(async () => {
      await edit(hook.id, { state: "off" }, { state: "on" });
      await retitle("sale", "third");
      await world.pass(20 * SECOND_MS);
    });
    await world.pass(MINUTE_MS);
    expect(told().map(([, , title]) => title)).toEqual([null, "second", "third"]);
  });

  it("its switch: a run that ends while it is off gives it back, and it is told at once when it is on again", async () => {
    const hook = await listen();
    amidFirst(() => edit(hook.id, { state: "off" }));
    await create("sale");
    await world.pass(2 * SECOND_MS);
    await edit(hook.id, { state: "on" });
    await create("next");
    await world.pass(2 * SECOND_MS);
    expect(told()).toHaveLength(2);
  });

  it("what is sent again by hand goes to the new URL, also if the run of before has sent it to the old one since", async () => {
    const hook = await listen();
    await create("sale");
    await retitle("sale", "second");
    amidFirst(async () => {
      await edit(hook.id, { state: "off" }, { state: "on", url: NEW });
      const [second] = await world.deliveriesOf(hook.id);
      expect(await world.isolate().service.redeliver(hook.id, second?.id ?? "", generous())).toMatchObject({
        ...{ type: "link.updated", status: "pending" },
      });
    });
    await world.pass(MINUTE_MS);
    expect(told()).toEqual([
      [OLD, "link.created", null],
      [OLD, "link.updated", "second"],
      [NEW, "link.updated", "second"],
    ]);
    expect(await world.deliveriesOf(hook.id)).toMatchObject([{ status: "delivered" }, { status: "delivered" }]);
  });

  // Only a server has a second connection, with a transaction that is not committed yet.
  if (engine.name === "real servers") {
    it("a run does not wait for one who writes, and tells the webhook, for long", async () => {
      const hook = await listen();
      await create("sale");
      await (await secondConnection(world.stack)).holdAmid("SELECT FROM webhooks FOR KEY SHARE", () =>
        world.pass(2 * SECOND_MS),
      );
      expect(told()).toHaveLength(1);
      expect(await world.sql("SELECT lease FROM webhooks WHERE id = $1", [hook.id])).toEqual([[null]]);
    });
  }
});
