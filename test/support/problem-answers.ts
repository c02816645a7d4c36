import { expect, it } from "vitest";
import { createDomain, editDomain } from "../../src/domains/api/operations.ts";
import { MAX_BODY_BYTES } from "../../src/http/body/body.ts";
import { createLinks } from "../../src/links/api/operations.ts";
import { type ApiWorld, askUntil, down, initOf, unknownName } from "./api-world.ts";
import { stalledBody } from "./byte-stream.ts";
import { valuesFor } from "./query-values.ts";
import { asAdmin } from "./settings.ts";
import { during } from "./whole.ts";

/** The problems that follow from what an operation is: each operation that lists one is brought to answer it. */
export function describeProblemAnswers(world: ApiWorld): void {
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
        const path = operation.path.replace(/\{\w+\}/g, unknownName());
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
      expect([operation.operationId, (await ask({ "If-Match": "zzz" })).status]).toEqual([operation.operationId, 400]);
    }
  });

  it("too-large: a body of one byte more than may be", async () => {
    for (const operation of world.withProblem("too-large")) {
      if (operation.operationId === "importLinks") continue;
      const own = [createLinks, createDomain, editDomain].find(({ id }) => id === operation.operationId);
      const length = 1 + (own?.maxBodyBytes ?? MAX_BODY_BYTES);
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

  it("validation: a query parameter is taken up to its bounds, and refused beyond", { timeout: 300_000 }, async () => {
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
    await world.setAppLinks(false);
    for (const operation of world.withProblem("not-found")) {
      const path = operation.path.replace(/\{\w+\}/g, unknownName());
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
}
