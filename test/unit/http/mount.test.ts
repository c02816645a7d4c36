import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { answerToError } from "../../../src/errors.ts";
import type { AppEnv } from "../../../src/http/app-env.ts";
import { mount } from "../../../src/http/mount.ts";
import { operationsOn } from "../../../src/http/operation.ts";

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

function mounted(operations = OPERATIONS) {
  const app = new Hono<AppEnv>();
  app.onError(answerToError);
  mount(app, operations, { authorize: () => async (_, next) => next() });
  return app;
}

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
