import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { type AnswerObserver, createAnswerObserver } from "../support/answer-observer.ts";
import type { ApiOperation, Json } from "../support/api-document.ts";
import { embedded } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { asAdmin } from "../support/settings.ts";
import { during } from "../support/whole.ts";

/**
 * The running Worker against its own document, both ways: each answer is as the document says, and the
 * document lists no answer that these requests could not bring about.
 */
describe("the answers of the Worker and its OpenAPI document", () => {
  let stack: Stack;
  /** One that is well, one whose limits are at once used up, one with bad settings. */
  let worker: RunningWorker;
  let tight: RunningWorker;
  let misconfigured: RunningWorker;
  let observer: AnswerObserver;

  const json = { ...asAdmin, "Content-Type": "application/json" };
  const down = { sql: () => ({ kind: "reset" as const }), redis: () => ({ kind: "reset" as const }) };

  beforeAll(async () => {
    stack = await embedded.start();
    worker = await startWorker(stack, { PUBLIC_CREATE: "true" });
    tight = await startWorker(stack, { ADMIN_PER_MINUTE: "1", UNKNOWN_LOOKUPS_PER_MINUTE: "1" });
    misconfigured = await startWorker(stack, { CODE_KEY: "none" });
    const document = await (await worker.fetch("/api/openapi.json")).json<Json>();
    observer = createAnswerObserver(document);
  });
  afterAll(async () => {
    await Promise.all([worker.close(), tight.close(), misconfigured.close()]);
    await stack.close();
  });

  /** The operations that can answer with the problem; a HEAD, which shows no body, where its GET can. */
  function withProblem(type: string): ApiOperation[] {
    const able = observer.operations.filter(({ answers }) =>
      answers.some(({ problems }) => problems.includes(`/_/problems/${type}`)),
    );
    expect(able).not.toEqual([]);
    const paths = able.filter(({ method }) => method === "GET").map(({ path }) => path);
    const heads = observer.operations.filter(({ method, path }) => method === "HEAD" && paths.includes(path));
    return [...able, ...heads];
  }

  /** A path of the operation, of a link that there is, which Postgres alone knows of. */
  async function pathOf({ path, operationId }: ApiOperation): Promise<string> {
    if (!path.includes("{slug}")) return path.replace("{type}", "gone");
    const lock = operationId === "unlockLink" ? { password: "sesame" } : {};
    const { slug } = await worker.create({ url: `https://example.com/${crypto.randomUUID()}`, ...lock });
    await stack.redis.run(["DEL", `link:${slug}`]);
    return path.replace("{slug}", slug);
  }

  /** What the operation takes, as its own examples have it. */
  function initOf({ bodies, scope }: ApiOperation, headers: Record<string, string> = {}): RequestInit {
    const [body] = bodies;
    const all = { ...(scope === null ? {} : asAdmin), ...(body ? { "Content-Type": body.mediaType } : {}), ...headers };
    if (body === undefined) return { headers: all };
    return { headers: all, body: bodyTextOf(body) };
  }

  function bodyTextOf({ mediaType, example }: ApiOperation["bodies"][number]): string {
    if (typeof example === "string") return example;
    if (mediaType === "application/json") return JSON.stringify(example);
    return new URLSearchParams(example as Record<string, string>).toString(); // A form's fields are texts.
  }

  const AFTER = "https://example.com/over";

  /** A link that ended a minute ago, and says where to go then. Nobody can create one, so Postgres is told. */
  async function createExpired(fields: object): Promise<string> {
    const slug = `t-${crypto.randomUUID()}`;
    await worker.create({ url: "https://example.com/", slug, expiredUrl: AFTER, ...fields });
    await stack.sql.query({
      query: "UPDATE links SET expires_at = now() - interval '1 minute' WHERE slug = $1",
      params: [slug],
    });
    await stack.redis.run(["DEL", `link:${slug}`]);
    return slug;
  }

  /** Asks until the answer has the status: a limit can start anew in between. */
  async function sendUntil(status: number, ask: () => Promise<Response>): Promise<void> {
    for (let i = 0; i < 5; i++) if ((await ask()).status === status) return;
    throw new Error(`Cannot bring about an answer of ${status}`);
  }

  it("every operation answers its own example as listed", async () => {
    for (const operation of observer.operations) {
      const response = await observer.send(worker, operation.method, await pathOf(operation), initOf(operation));
      expect([operation.operationId, response.status < 400]).toEqual([operation.operationId, true]);
    }
  });

  it("a path answers methods that it does not take as listed", async () => {
    for (const path of new Set(observer.operations.map((operation) => operation.path))) {
      const taken = observer.operations.filter((operation) => operation.path === path).map(({ method }) => method);
      const others = ["HEAD", "POST", "PUT", "PATCH", "DELETE"].filter(
        (method) => !taken.includes(method) && !(method === "HEAD" && taken.includes("GET")),
      );
      for (const method of others) {
        await observer.sendOther(worker, method, path, path.replace("{type}", "gone").replace("{slug}", "any"));
      }
    }
  });

  describe("problems that any operation of its kind can meet", () => {
    it("misconfigured", async () => {
      for (const { method, path } of observer.operations) {
        await observer.send(misconfigured, method, path.replace(/\{\w+\}/g, "any"));
      }
    });

    it("unauthorized: without a key and with a wrong one", async () => {
      for (const operation of withProblem("unauthorized")) {
        const path = await pathOf(operation);
        const wrong = await observer.send(
          worker,
          operation.method,
          path,
          initOf(operation, { Authorization: "Bearer x" }),
        );
        expect([operation.operationId, wrong.status]).toEqual([operation.operationId, 401]);
        if (operation.isOpenToAll) continue;
        const none = await observer.send(worker, operation.method, path);
        expect([operation.operationId, none.status]).toEqual([operation.operationId, 401]);
      }
    });

    it("rate-limited: a key, and an address that asks for links that do not exist", async () => {
      for (const operation of withProblem("rate-limited")) {
        await sendUntil(429, () => {
          const path = operation.path.replace("{slug}", `unknown-${crypto.randomUUID()}`);
          return observer.send(tight, operation.method, path, initOf(operation));
        });
      }
    });

    it("unavailable: both stores are down", async () => {
      for (const operation of withProblem("unavailable")) {
        const path = await pathOf(operation);
        const response = await during(worker, down, () =>
          observer.send(worker, operation.method, path, initOf(operation)),
        );
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 503]);
      }
    });

    it.each([
      { type: "malformed", body: "{", headers: {}, status: 400 },
      { type: "validation", body: '{"no such field":1}', headers: {}, status: 400 },
      { type: "unsupported-media-type", body: "{}", headers: { "Content-Type": "text/plain" }, status: 415 },
      { type: "too-large", body: " ".repeat(70_000), headers: {}, status: 413 },
    ])("$type: a body that is not as it must be", async ({ type, body, headers, status }) => {
      for (const operation of withProblem(type).filter(({ bodies }) => bodies.length > 0)) {
        const init = { ...initOf(operation, headers), body };
        const response = await observer.send(worker, operation.method, await pathOf(operation), init);
        expect([operation.operationId, response.status]).toEqual([operation.operationId, status]);
      }
    });

    it("not-found: a link, or a page, that there is not", async () => {
      for (const operation of withProblem("not-found")) {
        const path = operation.path.replace(/\{\w+\}/g, `unknown-${crypto.randomUUID()}`);
        const response = await observer.send(worker, operation.method, path, initOf(operation));
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 404]);
      }
    });
  });

  describe("redirects", () => {
    it.each([301, 302, 307, 308])("%i: of a link that says so", async (redirectStatus) => {
      const { slug } = await worker.create({ url: "https://example.com/", redirectStatus });
      for (const method of ["GET", "HEAD"]) {
        expect((await observer.send(worker, method, `/${slug}`)).status).toBe(redirectStatus);
      }
    });

    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const browser = { Accept: "text/html" };

    it("a path that is no text", async () => {
      for (const [method, path] of [
        ["GET", "/%E0%A4"],
        ["HEAD", "/%E0%A4"],
        ["GET", "/%E0%A4+"],
      ] as const) {
        expect((await observer.send(worker, method, path)).status).toBe(400);
      }
    });

    it("a link that is switched off, unknown, or can't be looked up: as a problem, and as a page for a browser", async () => {
      const { slug } = await worker.create({ url: "https://example.com/", enabled: false, password: "sesame" });
      const cold = await pathOf({ ...observer.operations[0], path: "/{slug}" } as ApiOperation); // Only its path is read.
      for (const [method, suffix, init] of [
        ["GET", "", {}],
        ["GET", "", { headers: browser }],
        ["HEAD", "", {}],
        ["GET", "+", {}],
        ["GET", "+", { headers: browser }],
        ["POST", "", { headers: form, body: "password=sesame" }],
        ["POST", "", { headers: { ...form, ...browser }, body: "password=sesame" }],
      ] as const) {
        const ask = (path: string) => observer.send(worker, method, path + suffix, init);
        const statuses = [
          await ask(`/${slug}`),
          await ask("/unknown-to-all"),
          await during(worker, down, () => ask(cold)),
        ];
        expect(statuses.map(({ status }) => status)).toEqual([410, 404, 503]);
        await sendUntil(429, () => observer.send(tight, method, `/unknown-${crypto.randomUUID()}${suffix}`, init));
      }
    });

    it("a link that has expired and says where to go then", async () => {
      const slug = await createExpired({});
      expect((await observer.send(worker, "GET", `/${slug}`)).headers.get("Location")).toBe(AFTER);
      expect((await observer.send(worker, "GET", `/${slug}+`)).headers.get("Location")).toBe(AFTER);
      const posted = await observer.send(worker, "POST", `/${slug}`, { headers: form, body: "password=sesame" });
      expect(posted.status).toBe(405); // It has no password to ask for.
    });

    it("a link with a password: asked for, wrong, right but expired", async () => {
      const { slug } = await worker.create({ url: "https://example.com/", password: "sesame" });
      const wrong = "password=wrong";
      const statuses = [
        await observer.send(worker, "GET", `/${slug}`),
        await observer.send(worker, "GET", `/${slug}`, { headers: browser }),
        await observer.send(worker, "HEAD", `/${slug}`),
        await observer.send(worker, "POST", `/${slug}`, { headers: form, body: wrong }),
        await observer.send(worker, "POST", `/${slug}`, { headers: { ...form, ...browser }, body: wrong }),
      ].map(({ status }) => status);
      expect(statuses).toEqual([403, 403, 403, 403, 403]);
      const expired = await createExpired({ password: "sesame" });
      const right = { headers: form, body: "password=sesame" };
      expect((await observer.send(worker, "POST", `/${expired}`, right)).headers.get("Location")).toBe(AFTER);
    });
  });

  describe("links", () => {
    const post = (body: object, headers: Record<string, string> = {}) =>
      observer.send(worker, "POST", "/api/links", { headers: { ...json, ...headers }, body: JSON.stringify(body) });

    it("a create that is found, repeated, mistaken, taken, refused", async () => {
      const url = `https://example.com/${crypto.randomUUID()}`;
      const again = { "Idempotency-Key": crypto.randomUUID() };
      const slug = `t-${crypto.randomUUID()}`;
      const statuses = [
        await post({ url, slug }),
        await post({ url, findIfExists: true }),
        await post({ url }, again),
        await post({ url }, again),
        await post({ url: `${url}/other` }, again),
        await post({ url, slug }),
        await post({ url: "http://127.0.0.1/" }),
      ].map(({ status }) => status);
      expect(statuses).toEqual([201, 200, 201, 201, 422, 409, 422]);
    });

    it("an edit that is refused, and takedowns while Redis is out", async () => {
      const [edited, disabled, deleted] = await Promise.all(
        Array.from({ length: 3 }, () => worker.create({ url: "https://example.com/to-be-changed" })),
      );
      const patch = (body: string) => ({ headers: json, body });
      await observer.send(worker, "PATCH", `/api/links/${edited?.slug}`, patch('{"url":"http://127.0.0.1/"}'));
      await during(worker, { redis: down.redis }, async () => {
        await observer.send(worker, "PATCH", `/api/links/${disabled?.slug}`, patch('{"enabled":false}'));
        await observer.send(worker, "DELETE", `/api/links/${deleted?.slug}`, { headers: asAdmin });
      });
    });
  });

  it("health while a store is down", async () => {
    await during(tight, down, () => observer.send(tight, "GET", "/health"));
  });

  it("nothing that the document lists was left unseen", () => {
    expect(observer.seen()).toEqual(observer.listed());
  });
});
