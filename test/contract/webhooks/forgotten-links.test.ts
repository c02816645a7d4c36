import { describe, expect, it } from "vitest";
import { createPostgresClickErasure } from "../../../src/clicks/stores/postgres-click-erasure.ts";
import { createPostgresClickStore } from "../../../src/clicks/stores/postgres-click-store.ts";
import { createPostgresHistoryStore } from "../../../src/history/stores/postgres-history-store.ts";
import { linkId } from "../../../src/names/link-id.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { clickOf } from "../../support/sample-clicks.ts";
import { slugOf } from "../../support/sample-links.ts";
import { secondConnection } from "../../support/second-connection.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

describe.each(engines)("deliveries of links that are forgotten, on $name", (engine) => {
  const world = useWebhooks(engine);
  const create = (slug: string) => world.isolate().repository.create(draftOf({ slug: slugOf(slug) }), generous());
  const nameOf = (slug: string) => ({ kind: "slug", text: slugOf(slug) }) as IssuedName; // Not of its kind alone.
  const purge = (slug: string) => {
    const by = { owner: "key:admin", isAdmin: true, type: "purge" } as const;
    return world.isolate().repository.remove([nameOf(slug)], generous(), null, by);
  };
  const idOf = async (slug: string) =>
    String((await world.sql("SELECT id FROM links WHERE slug = $1", [slug]))[0]?.[0]);
  /** By delivery, whose visits it tells. */
  const visited = async () =>
    (
      await world.sql(
        `SELECT (SELECT string_agg(visit->>'slug', ' ' ORDER BY place)
           FROM jsonb_array_elements(payload->'visits') WITH ORDINALITY AS its(visit, place))
         FROM webhook_deliveries WHERE type = 'link.visited' ORDER BY seq`,
      )
    ).flat();

  it("a purge, and a delete of visits, take their visits out of what is to be told", async () => {
    await world.sql("DELETE FROM clicks");
    await world.listen({ events: ["link.visited"] });
    for (const slug of ["a", "b", "c"]) await create(slug);
    const { postgres } = world.adapters;
    const store = createPostgresClickStore({ postgres, timeoutMs: 30_000, retentionDays: 35, now: world.now });
    let serial = 0;
    const visits = async (...slugs: string[]) => {
      const time = Date.now() - 60_000;
      const clicks = slugs.map(async (slug, n) =>
        clickOf(serial++, { link: Number(await idOf(slug)), time: time + n }),
      );
      await store.add(await Promise.all(clicks), generous());
    };
    await visits("a", "b", "a", "c");
    await visits("a");
    expect(await visited()).toEqual(["a b a c", "a"]);
    await purge("a");
    expect(await visited()).toEqual(["b c"]);
    const erasure = createPostgresClickErasure({ postgres, timeoutMs: 30_000 });
    await erasure.erase(linkId(await idOf("b")), generous());
    expect(await visited()).toEqual(["c"]);
    await erasure.erase(linkId(await idOf("c")), generous());
    expect(await visited()).toEqual([]);
  });

  /** As an administrator deletes the history of a link. */
  async function eraseHistory(slug: string): Promise<void> {
    const { postgres, key, confirmation } = world.adapters;
    const { fingerprint } = key;
    const store = createPostgresHistoryStore({ postgres, timeoutMs: 30_000, fingerprint, confirmation });
    expect(await store.forgetValues([nameOf(slug)], generous())).toBe(true);
  }
  const retitle = (slug: string, title: string) =>
    world.isolate().repository.edit([nameOf(slug)], { title }, generous());
  const URL = "https://hook.example/";

  it("a delete of a history empties what was sent, and leaves the link as it is now in what is to be sent, and no changes", async () => {
    const hook = await world.listen({ url: URL });
    await create("kept");
    await create("sale");
    await world.pass(2_000);
    world.answers.set(URL, () => new Response(null, { status: 500 }));
    await retitle("sale", "secret");
    await world.pass(2_000); // It is pending.
    await retitle("sale", "open");
    await retitle("kept", "kept");
    await eraseHistory("sale");
    expect(JSON.stringify(await world.sql("SELECT payload FROM webhook_deliveries"))).not.toContain("secret");
    expect(JSON.stringify(await world.sql("SELECT row, changes FROM link_events"))).not.toContain("secret");
    const sent = "SELECT payload IS NULL FROM webhook_deliveries WHERE status = 'delivered' ORDER BY seq";
    expect((await world.sql(sent)).flat()).toEqual(["f", "t"]);
    world.answers.clear();
    world.got.length = 0;
    await world.pass(10 * 60_000);
    const told = world.got.map(({ data }) => {
      const { link, changes } = data as { link: { slug: string; title: string }; changes: object };
      return [link.slug, link.title, Object.keys(changes).length];
    });
    expect(told.toSorted()).toEqual([
      ["kept", "kept", 1],
      ["sale", "open", 0],
      ["sale", "open", 0],
    ]);
    expect(await world.deliveriesOf(hook.id)).toHaveLength(5);
  });

  it("a delete of the history of a deleted link leaves what it was at last in what is to be sent", async () => {
    await world.listen({ url: URL });
    await create("sale");
    await retitle("sale", "secret");
    await retitle("sale", "open");
    await world.isolate().repository.remove([nameOf("sale")], generous(), null, { owner: "key:admin", isAdmin: true });
    await eraseHistory("sale");
    await world.pass(2_000);
    expect(world.got.map(({ type }) => type)).toEqual(["link.created", "link.updated", "link.updated", "link.deleted"]);
    expect(world.got.map(({ data }) => (data["link"] as { title: string }).title)).toEqual(Array(4).fill("open"));
  });

  if (engine.name === "real servers") {
    it("a delete of a history waits for events that are being handed over, and empties them too", async () => {
      await world.listen();
      await create("sale");
      await retitle("sale", "secret");
      await retitle("sale", "open");
      const handingOver = `
        SELECT FROM link_events ORDER BY id FOR UPDATE;
        INSERT INTO webhook_deliveries (id, webhook_id, type, time, link_id, order_link_id, payload, next_attempt_at)
        SELECT gen_random_uuid(), webhooks.id, type, time, link_id, link_id,
          jsonb_build_object('row', row, 'changes', changes, 'actor', actor, 'actor_name', null, 'creator_name', null), now() FROM link_events, webhooks ORDER BY link_events.id;
        UPDATE link_events SET handed_over = true, row = NULL`;
      await (await secondConnection(world.stack)).commitAmid(handingOver, () => eraseHistory("sale"));
      expect(await world.sql("SELECT type FROM webhook_deliveries")).toHaveLength(3);
      await world.pass(60_000);
      expect(JSON.stringify([world.got, await world.sql("SELECT * FROM webhook_deliveries")])).not.toContain("secret");
      expect(world.got.map(({ data }) => (data["link"] as { title: string }).title)).toEqual(Array(3).fill("open"));
    });

    it("a purge waits for events that are being handed over, and takes them too", async () => {
      await world.listen();
      await create("gone");
      const handingOver = `
        INSERT INTO webhook_deliveries (id, webhook_id, type, time, link_id, order_link_id, payload, next_attempt_at)
        SELECT gen_random_uuid(), webhooks.id, type, time, link_id, link_id, '{}', now() FROM link_events, webhooks;
        UPDATE link_events SET handed_over = true, row = NULL`;
      await (await secondConnection(world.stack)).commitAmid(handingOver, () => purge("gone"));
      expect(await world.sql("SELECT type FROM webhook_deliveries")).toEqual([]);
    });
  }
});
