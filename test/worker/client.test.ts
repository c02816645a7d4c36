import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createBijouClient } from "../../src/client/client.ts";
import { ADMIN_KEY, ORIGIN } from "../support/settings.ts";
import { uniqueUrl } from "../support/worker-client.ts";

describe("the client in a Worker, over a service binding's fetch", () => {
  const client = createBijouClient({
    baseUrl: ORIGIN,
    apiKey: ADMIN_KEY,
    fetch: (request) => exports.default.fetch(request),
  });

  it("createBijouClient() makes, reads, changes and deletes a link", async () => {
    const url = uniqueUrl();
    const { data: made } = await client.POST("/api/links", { body: { url, title: "one" } });
    const params = { path: { slug: String(made?.slug) } };
    expect(made).toMatchObject({ url, title: "one" });
    expect((await client.GET("/api/links/{slug}", { params })).data).toEqual(made);
    const { data: edited } = await client.PATCH("/api/links/{slug}", { params, body: { title: "two" } });
    expect(edited).toMatchObject({ url, title: "two" });
    expect((await client.DELETE("/api/links/{slug}", { params })).response.status).toBe(204);
    expect((await client.GET("/api/links/{slug}", { params })).error?.type).toBe("/_/problems/not-found");
  });
});
