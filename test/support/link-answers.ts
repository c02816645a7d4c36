import { expect, it } from "vitest";
import { type ApiWorld, asJson, down } from "./api-world.ts";
import { asAdmin } from "./settings.ts";
import { during } from "./whole.ts";

/** What making, listing and changing links can be answered with, beyond the problems that follow from an operation. */
export function describeLinkAnswers(world: ApiWorld): void {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    world.observer.send(world.worker, "POST", path, {
      headers: { ...asJson, ...headers },
      body: JSON.stringify(body),
    });

  it("a create that is found, repeated, mistaken, taken, refused", async () => {
    const url = `https://example.com/${crypto.randomUUID()}`;
    const again = { "Idempotency-Key": crypto.randomUUID() };
    const slug = `t-${crypto.randomUUID()}`;
    const statuses = [
      await post("/api/links", { url, slug }),
      await post("/api/links", { url, findIfExists: true }),
      await post("/api/links", { url }, again),
      await post("/api/links", { url }, again),
      await post("/api/links", { url: `${url}/other` }, again),
      await post("/api/links", { url, slug }),
      await post("/api/links", { url: "http://127.0.0.1/" }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([201, 200, 201, 201, 422, 409, 422]);
  });

  it("a bulk create with good and bad items, repeated, mistaken", async () => {
    const url = `https://example.com/${crypto.randomUUID()}`;
    const again = { "Idempotency-Key": crypto.randomUUID() };
    const { slug } = await world.worker.create({ url, slug: `t-${crypto.randomUUID()}` });
    const links = [{ url }, { url, findIfExists: true }, { url, slug }, { url: "http://127.0.0.1/" }, { uri: url }, 5];
    const statuses = [
      await post("/api/links/bulk", { links }, again),
      await post("/api/links/bulk", { links }, again),
      await post("/api/links/bulk", { links: [{ url }] }, again),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 422]);
  });

  it("a list with a page after it, searched and filtered", async () => {
    for (const query of ["limit=1", "q=example", "tag=docs", "limit=1&q=no-link-has-these-words"]) {
      const response = await world.observer.send(world.worker, "GET", `/api/links?${query}`, { headers: asAdmin });
      expect([query, response.status]).toEqual([query, 200]);
    }
  });

  it("a restore of a name that is taken, and of a destination that is refused by now", async () => {
    const { observer, worker } = world;
    const [slug, domain] = [`t-${crypto.randomUUID()}`, `${crypto.randomUUID()}.example`];
    const remove = () => observer.send(worker, "DELETE", `/api/links/${slug}`, { headers: asAdmin });
    const restore = async () =>
      (await observer.send(worker, "POST", `/api/links/${slug}/restore`, { headers: asAdmin })).status;
    await worker.create({ url: `https://${domain}/`, slug });
    await remove();
    await worker.create({ url: "https://example.com/", slug });
    const taken = await restore();
    await observer.send(worker, "DELETE", `/api/links/${slug}?purge=true`, { headers: asAdmin });
    await worker.fetchReady("/api/blocked-domains", {
      method: "POST",
      headers: asJson,
      body: JSON.stringify({ domain }),
    });
    expect([taken, await restore()]).toEqual([409, 422]);
  });

  it("an edit that is refused, and takedowns while Redis is out", async () => {
    const { observer, worker } = world;
    const [edited, disabled, deleted] = await Promise.all(
      Array.from({ length: 3 }, () => worker.create({ url: "https://example.com/to-be-changed" })),
    );
    const patch = (body: string) => ({ headers: asJson, body });
    await observer.send(worker, "PATCH", `/api/links/${edited?.slug}`, patch('{"url":"http://127.0.0.1/"}'));
    await during(worker, { redis: down.redis }, async () => {
      await observer.send(worker, "PATCH", `/api/links/${disabled?.slug}`, patch('{"enabled":false}'));
      await observer.send(worker, "DELETE", `/api/links/${deleted?.slug}`, { headers: asAdmin });
    });
  });
}
