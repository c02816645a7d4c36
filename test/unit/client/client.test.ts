import { describe, expect, expectTypeOf, it } from "vitest";
import { createBijouClient, type Link } from "../../../src/client/client.ts";

/** A client whose requests are kept, and answered with what is given. */
function clientOf(answer: () => Response, options: { baseUrl?: string; apiKey?: string } = {}) {
  const requests: Request[] = [];
  const client = createBijouClient({
    baseUrl: "https://go.example",
    ...options,
    fetch: async (request) => {
      requests.push(request);
      return answer();
    },
  });
  return { client, requests };
}

const problem = {
  type: "/_/problems/slug-taken",
  title: "This slug is taken",
  status: 409,
  detail: "Cannot create the link: its slug is taken",
  errors: [{ path: "slug", message: "is taken" }],
};

describe("createBijouClient()", () => {
  it.each(["https://go.example", "https://go.example/", "https://go.example/any/page?q"])(
    "createBijouClient() calls the API at the root of %s",
    async (baseUrl) => {
      const { client, requests } = clientOf(() => Response.json({}), { baseUrl });
      await client.GET("/api/links/{slug}", { params: { path: { slug: "a b/c" } } });
      expect(requests.map(({ url }) => url)).toEqual(["https://go.example/api/links/a%20b%2Fc"]);
    },
  );

  it("createBijouClient() sends the key with each request, and nothing where it has none", async () => {
    for (const [apiKey, sent] of [
      ["bij_key", "Bearer bij_key"],
      [undefined, null],
    ] as const) {
      const { client, requests } = clientOf(() => Response.json({}), apiKey === undefined ? {} : { apiKey });
      await client.POST("/api/links", { body: { url: "https://example.com/" } });
      expect(requests.map(({ headers }) => headers.get("Authorization"))).toEqual([sent]);
    }
  });

  it.each(["go.example", "localhost:8787", "", "ftp://go.example"])(
    "createBijouClient() refuses the address %j, and says what it takes",
    (baseUrl) => {
      const text = `Cannot make a client: baseUrl must begin with https:// or http://, received "${baseUrl}"`;
      expect(() => createBijouClient({ baseUrl })).toThrow(new TypeError(text));
    },
  );

  it("createBijouClient() gives a link its type, and a problem the fields of its own", async () => {
    const { client } = clientOf(() => Response.json(problem, { status: 409 }));
    const { data, error, response } = await client.POST("/api/links", { body: { url: "https://example.com/" } });
    expectTypeOf(data).toEqualTypeOf<Link | undefined>();
    expect(data).toBeUndefined();
    expect(error).toEqual(problem);
    expect(response.status).toBe(409);
    if (error?.type === "/_/problems/slug-taken") {
      expectTypeOf(error.status).toEqualTypeOf<409>();
      expectTypeOf(error.errors).toEqualTypeOf<{ path: string; message: string }[]>();
    }
  });

  it("createBijouClient() takes no field and no path that the document lacks", () => {
    const { client } = clientOf(() => Response.json({}));
    // @ts-expect-error: the field is called url.
    void client.POST("/api/links", { body: { uri: "https://example.com/" } });
    // @ts-expect-error: a create needs a body.
    void client.POST("/api/links", {});
    // @ts-expect-error: there is no such path.
    void client.GET("/api/nothing");
    expectTypeOf(client.PATCH<"/api/links/{slug}", never>).returns.resolves.toHaveProperty("response");
  });

  it("createBijouClient() takes an undefined key, as settings give it where there is none", async () => {
    const settings: { apiKey?: string | undefined; fetch?: undefined; timeoutMs?: undefined } = { apiKey: undefined };
    expect(() => createBijouClient({ baseUrl: "https://go.example", ...settings })).not.toThrow();
  });

  it.each(["bij_key\n", "bij key", "ключ"])(
    "createBijouClient() refuses the key %j, and does not show it",
    (apiKey) => {
      const make = () => createBijouClient({ baseUrl: "https://go.example", apiKey });
      expect(make).toThrow(new TypeError("Cannot make a client: apiKey must be printable ASCII without white space"));
    },
  );

  it.each([0, -1, Number.NaN])("createBijouClient() refuses a time limit of %d", (timeoutMs) => {
    expect(() => createBijouClient({ baseUrl: "https://go.example", timeoutMs })).toThrow(TypeError);
  });
});

describe("the Idempotency-Key of createBijouClient()", () => {
  const body = { url: "https://example.com/" };
  const keysOf = (requests: readonly Request[]) => requests.map(({ headers }) => headers.get("Idempotency-Key"));

  it("is made for each create, and is another one each time", async () => {
    const { client, requests } = clientOf(() => Response.json({}));
    await client.POST("/api/links", { body });
    await client.POST("/api/links", { body });
    await client.POST("/api/links/bulk", { body: { links: [body] } });
    await client.request("post", "/api/links", { body });
    const keys = keysOf(requests);
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    { params: { header: { "Idempotency-Key": "mine" } } },
    { headers: { "idempotency-key": "mine" } },
    { headers: new Headers({ "Idempotency-Key": "mine" }) },
  ])("is the one that is given, where one is", async (init) => {
    const { client, requests } = clientOf(() => Response.json({}));
    await client.POST("/api/links", { ...init, body });
    expect(keysOf(requests)).toEqual(["mine"]);
  });

  it("goes with no call that does not take one", async () => {
    const { client, requests } = clientOf(() => Response.json({}));
    await client.GET("/api/links");
    await client.PATCH("/api/links/{slug}", { params: { path: { slug: "a" } }, body });
    await client.POST("/api/blocked-domains", { body: { domains: ["bad.example"] } });
    expect(keysOf(requests)).toEqual([null, null, null]);
  });
});
