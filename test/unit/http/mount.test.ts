import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { answerToError } from "../../../src/errors.ts";
import type { AppEnv } from "../../../src/http/app-env.ts";
import { type MountedOperation, mount } from "../../../src/http/mount.ts";
import { operationsOn } from "../../../src/http/operation.ts";
import { ProblemError, problemResponse } from "../../../src/http/problem.ts";

const operation = operationsOn<object>();

/** Operations that say which of them answered. */
function said(id: string, method: "get" | "post" | "patch" | "delete", path: `/${string}`) {
  return operation({
    id,
    method,
    path,
    access: "anyone",
    handle: ({ params }) => ({ status: 200, json: { id, params } }),
  });
}

const OPERATIONS = [
  said("readThing", "get", "/things/{name}"),
  said("changeThing", "patch", "/things/{name}"),
  said("makeMany", "post", "/things/bulk"),
  said("partOfThing", "get", "/things/{name}/parts/{part}"),
  operation({
    id: "empty",
    method: "delete",
    path: "/things/{name}",
    access: "anyone",
    handle: () => ({ status: 204 }),
  }),
  operation({
    id: "refuses",
    method: "get",
    path: "/refused",
    access: "anyone",
    handle: () => ({ problem: { type: "not-found", detail: "Cannot find it", headers: { "Retry-After": "3" } } }),
  }),
  operation({
    id: "streams",
    method: "get",
    path: "/streamed",
    access: "anyone",
    respond: ({ request }) => ({
      status: 200,
      body: `of ${request.method}`,
      headers: { "Content-Type": "text/plain" },
    }),
  }),
];

function mounted(operations: readonly MountedOperation[] = OPERATIONS) {
  const app = new Hono<AppEnv>();
  app.onError(answerToError);
  mount(app, operations, { authorize: () => async (_, next) => next() });
  app.onError((error) => {
    if (!(error instanceof ProblemError)) throw error;
    return problemResponse(error.problem);
  });
  return app;
}

/** A thing with an ETag: it can be read as JSON and drawn; a change says what it was asked. */
function conditionalThing() {
  const drawn: string[] = [];
  const facts = { access: "anyone", conditional: true } as const;
  const isThere = (params: { name: string }) => params.name === "there";
  const nothing = { problem: { type: "not-found", detail: "Cannot find it" } } as const;
  const operations = [
    operation({
      ...{ id: "read", method: "get", path: "/conditional/{name}", ...facts },
      handle: ({ params }) =>
        isThere(params) ? { status: 200, json: { is: "there" }, etag: '"now"', headers: { "X-Of": "it" } } : nothing,
    }),
    operation({
      ...{ id: "draw", method: "get", path: "/conditional/{name}/picture", ...facts },
      respond: ({ params }) => {
        if (!isThere(params)) return nothing;
        const draw = () => {
          drawn.push(params.name);
          return "a picture";
        };
        const headers = { "Content-Type": "image/x", "Content-Disposition": "inline", "Cache-Control": "max-age=1" };
        return { status: 200, etag: '"now"', draw, headers };
      },
    }),
    operation({
      ...{ id: "change", method: "patch", path: "/conditional/{name}", ...facts },
      handle: ({ params, preconditions }) => (isThere(params) ? { status: 200, json: preconditions } : nothing),
    }),
    operation({
      ...{ id: "make", method: "post", path: "/conditional/{name}", access: "anyone" },
      handle: ({ preconditions }) => ({ status: 201, json: { preconditions: preconditions ?? null }, etag: '"made"' }),
    }),
  ];
  const app = mounted(operations);
  const ask = (method: string, path: string, headers: Record<string, string>) => app.request(path, { method, headers });
  return { ask, drawn };
}

describe("mount() of a conditional operation", () => {
  it.each(["GET", "HEAD"])(
    "mount() answers %s with its ETag, and 304 to who has it, with the headers of a 200",
    async (method) => {
      const { ask } = conditionalThing();
      const whole = await ask(method, "/conditional/there", {});
      expect([whole.status, whole.headers.get("ETag"), whole.headers.get("X-Of")]).toEqual([200, '"now"', "it"]);
      const known = await ask(method, "/conditional/there", { "If-None-Match": 'W/"old", "now"' });
      expect([known.status, known.headers.get("ETag"), known.headers.get("X-Of")]).toEqual([304, '"now"', "it"]);
      expect([await known.text(), known.headers.get("Content-Type")]).toEqual(["", null]);
    },
  );

  it("mount() draws nothing for a 304 or a 412, and says nothing of the body there", async () => {
    const { ask, drawn } = conditionalThing();
    const path = "/conditional/there/picture";
    const known = await ask("GET", path, { "If-None-Match": "*" });
    expect(known.status).toBe(304);
    expect(Object.fromEntries(known.headers)).toEqual({ etag: '"now"', "cache-control": "max-age=1" });
    expect((await ask("GET", path, { "If-Match": '"old"' })).status).toBe(412);
    expect(drawn).toEqual([]);
    expect(await (await ask("GET", path, { "If-Match": '"now"', "If-None-Match": '"old"' })).text()).toBe("a picture");
    expect(drawn).toEqual(["there"]);
  });

  it("mount() answers 412 to an If-Match of what is not there, and 404 to an If-None-Match, for any method", async () => {
    const { ask } = conditionalThing();
    for (const [method, path] of [
      ["GET", "/conditional/gone"],
      ["HEAD", "/conditional/gone"],
      ["PATCH", "/conditional/gone"],
      ["GET", "/conditional/gone/picture"],
    ] as const) {
      const statuses = [];
      for (const headers of [{}, { "If-Match": "*" }, { "If-Match": '"now"' }, { "If-None-Match": "*" }] as const)
        statuses.push((await ask(method, path, headers)).status);
      expect([method, path, statuses]).toEqual([method, path, [404, 412, 412, 404]]);
    }
  });

  it("mount() hands what was asked on to an operation that changes something, and decides nothing for it", async () => {
    const { ask } = conditionalThing();
    const answer = await ask("PATCH", "/conditional/there", { "If-Match": 'W/"a", "b"', "If-None-Match": "*" });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        ifMatch: [
          { isWeak: true, opaque: '"a"' },
          { isWeak: false, opaque: '"b"' },
        ],
        ifNoneMatch: "any",
      },
    ]);
  });

  it("mount() answers 400 to an If-Match without quotes, and lets an operation that is not conditional ignore it", async () => {
    const { ask } = conditionalThing();
    for (const method of ["GET", "PATCH"]) {
      const refused = await ask(method, "/conditional/there", { "If-Match": "now" });
      expect([method, refused.status]).toEqual([method, 400]);
      expect(await refused.json()).toMatchObject({ type: "/_/problems/malformed", errors: [{ path: "If-Match" }] });
    }
    const made = await ask("POST", "/conditional/there", { "If-Match": "now", "If-None-Match": '"made"' });
    expect([made.status, made.headers.get("ETag"), await made.json()]).toEqual([
      201,
      '"made"',
      { preconditions: null },
    ]);
  });
});

describe("mount()", () => {
  it("mount() hands an operation the names of its path, decoded", async () => {
    const answer = await mounted().request("/things/a%20b/parts/c");
    expect(await answer.json()).toEqual({ id: "partOfThing", params: { name: "a b", part: "c" } });
  });

  it.each([[OPERATIONS], [OPERATIONS.toReversed()]])(
    "mount() puts literal paths before patterns, in whatever order they come",
    async (operations) => {
      const app = mounted(operations);
      expect(await (await app.request("/things/bulk", { method: "POST" })).json()).toMatchObject({ id: "makeMany" });
      expect((await app.request("/things/bulk")).headers.get("Allow")).toBe("POST, OPTIONS");
      expect(await (await app.request("/things/other")).json()).toMatchObject({ id: "readThing" });
    },
  );

  it("mount() answers 405 with the methods of the path, HEAD among them where there is GET", async () => {
    const answer = await mounted().request("/things/one", { method: "PUT" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")?.split(", ").toSorted()).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH"]);
  });

  it("mount() answers OPTIONS with the methods of the path, and what a PATCH is", async () => {
    const answer = await mounted().request("/things/one", { method: "OPTIONS" });
    expect([answer.status, answer.headers.get("Allow"), answer.headers.get("Accept-Patch")]).toEqual([
      204,
      "GET, HEAD, PATCH, DELETE, OPTIONS",
      "application/merge-patch+json, application/json",
    ]);
    const other = await mounted().request("/refused", { method: "OPTIONS" });
    expect([other.status, other.headers.get("Accept-Patch")]).toEqual([204, null]);
  });

  it.each(["?unknown=1", "?__proto__=1", "?=", "?a=1&a=2"])(
    "mount() refuses %s, where an operation takes no parameters",
    async (query) => {
      for (const path of ["/things/one", "/streamed"]) {
        const answer = await mounted().request(path + query);
        expect([path, answer.status]).toEqual([path, 400]);
        expect(await answer.json()).toMatchObject({ errors: [{ message: "is not a parameter here" }] });
      }
    },
  );

  it("mount() sends an answer without JSON without a body", async () => {
    const answer = await mounted().request("/things/one", { method: "DELETE" });
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
  });

  it("mount() makes a problem of a refusal, with its headers", async () => {
    const answer = await mounted().request("/refused");
    expect([answer.status, answer.headers.get("Content-Type"), answer.headers.get("Retry-After")]).toEqual([
      404,
      "application/problem+json",
      "3",
    ]);
    expect(await answer.json()).toMatchObject({ type: "/_/problems/not-found", detail: "Cannot find it" });
  });

  it("mount() leaves the answer to an operation that responds by itself", async () => {
    expect(await (await mounted().request("/streamed")).text()).toBe("of GET");
  });
});
