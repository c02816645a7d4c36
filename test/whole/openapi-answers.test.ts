import { describe, expect, it } from "vitest";
import { down, initOf, useApiWorld } from "../support/api-world.ts";
import { describeDomainAnswers } from "../support/domain-answers.ts";
import { describeHeadAnswers } from "../support/head-answers.ts";
import { describeImportAnswers } from "../support/import-answers.ts";
import { describeLinkAnswers } from "../support/link-answers.ts";
import { describeProblemAnswers } from "../support/problem-answers.ts";
import { describeRedirectAnswers } from "../support/redirect-answers.ts";
import { asAdmin } from "../support/settings.ts";
import { describeWebhookAnswers } from "../support/webhook-answers.ts";
import { during } from "../support/whole.ts";

/**
 * The running Worker against its own document, both ways: each answer is as the document says, and the document lists no
 * answer that these requests can't bring about. The last test asks whether the others together have seen all of it: so
 * they run in one file, and stand by subject in `test/support/*-answers.ts`.
 */
describe("the answers of the Worker and its OpenAPI document", () => {
  const world = useApiWorld();

  // First of all: what was read is kept for a minute, and outlives the stores.
  it("metrics that were never read, while both stores are down", async () => {
    const response = await during(world.worker, down, () =>
      world.observer.send(world.worker, "GET", "/metrics", { headers: asAdmin }),
    );
    expect(response.status).toBe(503);
  });

  it("every operation answers its own example as listed", async () => {
    for (const operation of world.observer.operations) {
      const path = await world.pathOf(operation);
      const response = await world.observer.send(world.worker, operation.method, path, initOf(operation));
      expect([operation.operationId, response.status < 400]).toEqual([operation.operationId, true]);
    }
  });

  it("a path answers methods that it does not take as listed", async () => {
    const { observer, worker } = world;
    for (const path of new Set(observer.operations.map((operation) => operation.path))) {
      const taken = observer.operations.filter((operation) => operation.path === path).map(({ method }) => method);
      const others = ["HEAD", "POST", "PUT", "PATCH", "DELETE"].filter(
        (method) => !taken.includes(method) && !(method === "HEAD" && taken.includes("GET")),
      );
      // A preview is one where there is such a link.
      const slug = path === "/{slug}+" ? (await worker.create({ url: "https://example.com/" })).slug : "any";
      const spelled = path.replace("{type}", "gone").replace(/\{\w+\}/g, slug);
      for (const method of others) await observer.sendOther(worker, method, path, spelled);
    }
  });

  describe("problems that any operation of its kind can meet", () => describeProblemAnswers(world));

  describe("redirects", () => describeRedirectAnswers(world));

  describe("HEAD", () => describeHeadAnswers(world));

  describe("links", () => describeLinkAnswers(world));

  describe("domains", () => describeDomainAnswers(world));

  describe("webhooks", () => describeWebhookAnswers(world));

  describe("import and export", () => describeImportAnswers(world));

  describe("statistics and the access log", () => {
    it("of a link that was visited, and as CSV", async () => {
      const { slug } = await world.createVisited(3);
      const ask = (path: string, headers: Record<string, string> = {}) =>
        world.observer.send(world.worker, "GET", path, { headers: { ...asAdmin, ...headers } });
      for (const query of ["interval=hour", "interval=month&bots=include&timezone=Asia/Kathmandu", ""]) {
        expect(await (await ask(`/api/links/${slug}/stats?${query}`)).json()).toMatchObject({ bots: 3 });
        expect(await (await ask(`/api/stats?${query}`)).json()).toMatchObject({
          topLinks: expect.arrayContaining([expect.objectContaining({ slug })]) as unknown,
          unknownSlugs: expect.arrayContaining([expect.objectContaining({ slug: "pricng" })]) as unknown,
        });
      }
      const { clicks } = await (await ask(`/api/links/${slug}/clicks?limit=2`)).json<{ clicks: unknown[] }>();
      expect(clicks).toHaveLength(2);
      for (const limit of [2, 3]) {
        const csv = await ask(`/api/links/${slug}/clicks?limit=${limit}`, { Accept: "text/csv" });
        expect([csv.headers.has("Link"), (await csv.text()).split("\r\n").length]).toEqual([limit === 2, limit + 2]);
      }
    });
  });

  it("a QR code in either format, and one that is there already", async () => {
    const { slug } = await world.worker.create({ url: "https://example.com/" });
    const path = `/api/links/${slug}/qr`;
    const svg = await world.observer.send(world.worker, "GET", path);
    await world.observer.send(world.worker, "GET", `${path}?format=png`);
    const headers = { "If-None-Match": String(svg.headers.get("ETag")) };
    expect((await world.observer.send(world.worker, "GET", path, { headers })).status).toBe(304);
  });

  it("health while a store is down", async () => {
    const response = await during(world.tight, down, () => world.observer.send(world.tight, "GET", "/health"));
    expect(response.status).toBe(503);
  });

  it("nothing that the document lists was left unseen", () => {
    expect(world.observer.seen()).toEqual(world.observer.listed());
  });
});
