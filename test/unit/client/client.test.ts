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

  it("createBijouClient() refuses an address that is none", () => {
    expect(() => createBijouClient({ baseUrl: "go.example" })).toThrow(TypeError);
  });

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

  it("createBijouClient() rejects where there is no answer, as fetch does", async () => {
    const { client } = clientOf(() => {
      throw new TypeError("Failed to fetch");
    });
    await expect(client.GET("/livez")).rejects.toThrow(TypeError);
  });
});
