import { describe, expect, it } from "vitest";
import { createPostgresClickStore } from "../../../src/clicks/stores/postgres-click-store.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { clickOf } from "../../support/sample-clicks.ts";
import { slugOf } from "../../support/sample-links.ts";
import { secondConnection } from "../../support/second-connection.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

describe.each(engines)("a webhook that is deleted, on $name", (engine) => {
  const world = useWebhooks(engine);

  const linkId = async () => Number((await world.sql("SELECT id FROM links"))[0]?.[0]);
  const writes: Record<string, () => Promise<unknown>> = {
    async "count visits"() {
      const { postgres } = world.adapters;
      const store = createPostgresClickStore({ postgres, timeoutMs: 30_000, retentionDays: 35, now: world.now });
      await store.add([clickOf(1, { link: await linkId(), time: Date.now() })], generous());
    },
    "keep a report": async () =>
      world.sql(
        "INSERT INTO reports (id, link_id, slug, reason) SELECT gen_random_uuid(), id, slug, 'spam' FROM links",
      ),
    "hand events over": async () => world.isolate().work.handOver(10, world.now(), generous()),
  };

  async function listen(): Promise<void> {
    await world.sql("DELETE FROM clicks");
    await world.listen({ events: ["link.created", "link.visited", "report.created"] });
    await world.isolate().repository.create(draftOf({ slug: slugOf("sale") }), generous());
  }

  it.each(Object.entries(writes))("hears nothing more of: %s", async (_name, write) => {
    await listen();
    await world.sql("DELETE FROM webhooks");
    await write();
    expect(await world.sql("SELECT FROM webhook_deliveries")).toEqual([]);
  });

  // Only a server has a second connection, whose delete is not committed yet.
  if (engine.name === "real servers") {
    it.each(Object.entries(writes))("waits, and does not fail, while it is being deleted: %s", async (_name, write) => {
      await listen();
      await (await secondConnection(world.stack)).commitAmid("DELETE FROM webhooks", write);
      expect(await world.sql("SELECT FROM webhook_deliveries")).toEqual([]);
    });
  }
});
