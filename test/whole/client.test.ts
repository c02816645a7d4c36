import { describe, expect, it } from "vitest";
import { createBijouClient } from "../../src/client/client.ts";
import { embedded } from "../support/engines.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

describe("the client in Node, over HTTP", () => {
  const whole = useWhole(embedded, { PUBLIC_CREATE: "true" });
  const connect = (apiKey?: string) =>
    createBijouClient({ baseUrl: whole.worker.url, ...(apiKey === undefined ? {} : { apiKey }) });

  it("createBijouClient() creates without a key where everybody may, and the link opens", async () => {
    const url = `https://example.com/${crypto.randomUUID()}`;
    const { data, response } = await connect().POST("/api/links", { body: { url } });
    expect(response.status).toBe(201);
    const opened = await fetch(`${whole.worker.url}/${data?.slug}`, { redirect: "manual" });
    expect(opened.headers.get("Location")).toBe(url);
  });

  it("createBijouClient() repeats a create with an Idempotency-Key, and gets the first answer", async () => {
    const client = connect(ADMIN_KEY);
    const init = {
      params: { header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { url: "https://example.com/once" },
    };
    const [first, again] = [await client.POST("/api/links", init), await client.POST("/api/links", init)];
    expect(again.data).toEqual(first.data);
    expect(again.response.headers.get("Idempotent-Replayed")).toBe("true");
  });

  it("createBijouClient() tells problems apart by their type", async () => {
    const wrongKey = await connect("bij_no-such-key").GET("/api/links/{slug}", { params: { path: { slug: "any" } } });
    expect(wrongKey.error?.type).toBe("/_/problems/unauthorized");
    const wrongUrl = await connect(ADMIN_KEY).POST("/api/links", { body: { url: "example.com" } });
    expect(wrongUrl.error).toMatchObject({ type: "/_/problems/validation", errors: [{ path: "url" }] });
  });
});
