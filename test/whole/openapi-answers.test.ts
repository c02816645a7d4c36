import { describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "../../src/http/body/body.ts";
import { createLinks } from "../../src/links/api/operations.ts";
import { asJson, askUntil, down, initOf, unknownName, useApiWorld } from "../support/api-world.ts";
import { stalledBody } from "../support/byte-stream.ts";
import { describeHeadAnswers } from "../support/head-answers.ts";
import { valuesFor } from "../support/query-values.ts";
import { describeRedirectAnswers } from "../support/redirect-answers.ts";
import { asAdmin } from "../support/settings.ts";
import { during } from "../support/whole.ts";

/**
 * In one file, since the last test asks whether the others together have seen all that the document lists.
 *
 * The running Worker against its own document, both ways: each answer is as the document says, and the
 * document lists no answer that these requests could not bring about.
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
      const spelled = path.replace("{type}", "gone").replace(/\{\w+\}/, slug);
      for (const method of others) await observer.sendOther(worker, method, path, spelled);
    }
  });

  describe("problems that any operation of its kind can meet", () => {
    it("misconfigured", async () => {
      for (const { method, path } of world.observer.operations) {
        for (const headers of [{}, { Accept: "text/html" }])
          await world.observer.send(world.misconfigured, method, path.replace(/\{\w+\}/g, "any"), { headers });
      }
    });

    it("unauthorized: without a key and with a wrong one", async () => {
      for (const operation of world.withProblem("unauthorized")) {
        const path = await world.pathOf(operation);
        const wrongKey = initOf(operation, { Authorization: "Bearer x" });
        const wrong = await world.observer.send(world.worker, operation.method, path, wrongKey);
        expect([operation.operationId, wrong.status]).toEqual([operation.operationId, 401]);
        if (operation.isOpenToAll) continue;
        const none = await world.observer.send(world.worker, operation.method, path);
        expect([operation.operationId, none.status]).toEqual([operation.operationId, 401]);
      }
    });

    it("forbidden: with a key that has another scope", async () => {
      const keys = [await world.createKey("stats:read"), await world.createKey("links:read")];
      for (const operation of world.withProblem("forbidden")) {
        const other = keys[operation.scope === "stats:read" ? 1 : 0];
        const init = initOf(operation, { Authorization: `Bearer ${other?.key}` });
        const response = await world.observer.send(world.worker, operation.method, await world.pathOf(operation), init);
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 403]);
      }
    });

    it("rate-limited: a key, and an address that asks for links that do not exist", async () => {
      for (const operation of world.withProblem("rate-limited")) {
        await askUntil(429, () => {
          const path = operation.path.replace(/\{\w+\}/, unknownName());
          return world.observer.send(world.tight, operation.method, path, initOf(operation));
        });
      }
    });

    it("unavailable: both stores are down", async () => {
      for (const operation of world.withProblem("unavailable")) {
        if (operation.path === "/metrics") continue;
        const path = await world.pathOf(operation);
        // What asks for nothing but the key asks a store for one that it has not seen yet.
        const fresh = operation.operationId === "getSession" ? (await world.createKey("links:read")).key : null;
        const init = initOf(operation, fresh === null ? {} : { Authorization: `Bearer ${fresh}` });
        const response = await during(world.worker, down, () =>
          world.observer.send(world.worker, operation.method, path, init),
        );
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 503]);
      }
    });

    it.each([
      { type: "malformed", body: "{", headers: {}, status: 400 },
      { type: "validation", body: '{"no such field":1}', headers: {}, status: 400 },
      { type: "unsupported-media-type", body: "{}", headers: { "Content-Type": "text/plain" }, status: 415 },
    ])("$type: JSON that is not as it must be", async ({ type, body, headers, status }) => {
      for (const operation of world.withProblem(type)) {
        if (operation.bodies[0]?.mediaType.endsWith("json") !== true) continue;
        const init = { ...initOf(operation, headers), body };
        const response = await world.observer.send(world.worker, operation.method, await world.pathOf(operation), init);
        expect([operation.operationId, response.status]).toEqual([operation.operationId, status]);
      }
    });

    it("precondition-failed, a 304, and malformed: conditions that do not hold, or are none", async () => {
      for (const operation of world.withProblem("precondition-failed")) {
        const path = await world.pathOf(operation);
        const ask = (headers: Record<string, string>) =>
          world.observer.send(world.worker, operation.method, path, initOf(operation, headers));
        const statuses = [await ask({ "If-Match": '"zzz"' }), await ask({ "If-None-Match": "*" })].map(
          ({ status }) => status,
        );
        const isRead = ["GET", "HEAD"].includes(operation.method);
        expect([operation.operationId, statuses]).toEqual([operation.operationId, [412, isRead ? 304 : 412]]);
        expect([operation.operationId, (await ask({ "If-Match": "zzz" })).status]).toEqual([
          operation.operationId,
          400,
        ]);
      }
    });

    it("too-large: a body of one byte more than may be", async () => {
      for (const operation of world.withProblem("too-large")) {
        if (operation.operationId === "importLinks") continue;
        const length =
          1 + (operation.operationId === createLinks.id ? (createLinks.maxBodyBytes ?? 0) : MAX_BODY_BYTES);
        // Without a length ahead it is read to the end: who answers sooner breaks the connection off under the sender.
        const body = new Blob([new Uint8Array(length)]).stream();
        const init = { ...initOf(operation), body, duplex: "half" as const };
        const response = await world.observer.send(world.worker, operation.method, await world.pathOf(operation), init);
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 413]);
      }
    });

    it("request-timeout: a body that does not come to its end", async () => {
      for (const operation of world.withProblem("request-timeout")) {
        const { body, end } = stalledBody("url,");
        const init = { ...initOf(operation), body, duplex: "half" as const };
        const path = await world.pathOf(operation);
        const response = await world.observer.send(world.hasty, operation.method, path, init).finally(end);
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 408]);
      }
    });

    it("validation: a query that is not as it must be", async () => {
      for (const operation of world.withProblem("validation")) {
        if (operation.bodies.length > 0) continue;
        const path = await world.pathOf(operation);
        const init = { headers: asAdmin };
        const response = await world.observer.send(world.worker, operation.method, `${path}?no-such=1`, init);
        expect([path, response.status]).toEqual([path, 400]);
      }
    });

    it("validation: a query parameter is taken up to its bounds, and refused beyond", async () => {
      for (const operation of world.observer.operations.filter(({ method }) => method === "GET")) {
        for (const { name, schema } of operation.query) {
          for (const [value, isTaken] of valuesFor(schema)) {
            const path = `${await world.pathOf(operation)}?${name}=${encodeURIComponent(value)}`;
            const response = await world.observer.send(world.worker, operation.method, path, initOf(operation));
            expect([path, value, response.status < 400]).toEqual([path, value, isTaken]);
          }
        }
      }
    });

    it("not-found: a link, a key or a page that there is not", async () => {
      for (const operation of world.withProblem("not-found")) {
        const path = operation.path.replace(/\{\w+\}/, unknownName());
        // What is there with a setting alone is not there without it.
        const worker = operation.operationId === "getSecurityTxt" ? world.tight : world.worker;
        const init = initOf(operation);
        // The link of its example is there by now.
        const unknown = JSON.stringify({ slug: unknownName(), reason: "spam" });
        const own = operation.operationId === "createReport" ? { ...init, body: unknown } : init;
        const response = await world.observer.send(worker, operation.method, path, own);
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 404]);
      }
      const asBrowser = { headers: { Accept: "text/html" } };
      expect((await world.observer.send(world.worker, "GET", "/_/problems/none", asBrowser)).status).toBe(404);
    });
  });

  describe("redirects", () => describeRedirectAnswers(world));

  describe("HEAD", () => describeHeadAnswers(world));

  describe("links", () => {
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
      const links = [
        { url },
        { url, findIfExists: true },
        { url, slug },
        { url: "http://127.0.0.1/" },
        { uri: url },
        5,
      ];
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
  });

  describe("import and export", () => {
    const upload = (type: string, body: string, query = "") =>
      world.observer.send(world.worker, "POST", `/api/links/import${query}`, {
        headers: { ...asAdmin, "Content-Type": type },
        body,
      });

    it("an export as NDJSON and as CSV", async () => {
      for (const Accept of ["application/x-ndjson", "text/csv"]) {
        const headers = { ...asAdmin, Accept };
        const response = await world.observer.send(world.worker, "GET", "/api/links/export", { headers });
        expect(response.headers.get("Content-Type")).toContain(Accept);
      }
    });

    it("an import of each format that is named, of none, of no file, of a document that is too long", async () => {
      const format = world.observer.operations.find(({ operationId }) => operationId === "importLinks")?.query[0];
      for (const [name, isTaken] of valuesFor(format?.schema ?? {})) {
        // The file is none, which is said of it only where its format is one.
        const { type } = await (await upload("text/csv", "", `?format=${name}`)).json<{ type: string }>();
        expect([name, type]).toEqual([name, `/_/problems/${isTaken ? "malformed" : "validation"}`]);
      }
      const statuses = [
        await upload("application/json", "{"),
        await upload("text/plain", "url\n"),
        await upload("application/json", `{"links":[${" ".repeat(4 * 1_048_576)}`),
      ].map(({ status }) => status);
      expect(statuses).toEqual([400, 415, 413]);
    });

    it("the progress of an import, to its end", async () => {
      const rows = "url,slug\nhttps://example.com/,\nhttps://example.com/,api\nno url,\n";
      const { jobId } = await (await upload("text/csv", rows)).json<{ jobId: string }>();
      const ask = async () => {
        const response = await world.observer.send(world.worker, "GET", `/api/imports/${jobId}`, { headers: asAdmin });
        return (await response.json<{ state: string }>()).state;
      };
      await expect.poll(ask, { timeout: 30_000 }).toBe("done");
    });
  });

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
