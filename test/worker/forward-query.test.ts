import { describe, expect, it } from "vitest";
import { call, callAsAdmin, createLink, getLink, linkOf, otherIsolate } from "../support/worker-client.ts";

const locationOf = async (response: Promise<Response>) => (await response).headers.get("Location");

describe("forwardQuery", () => {
  it("GET /{slug}?… sends the visit's query on, in place of parameters of the same name", async () => {
    const { slug } = await createLink({ url: "https://example.com/a?ref=site&x=1#top", forwardQuery: true });
    for (const visit of [call, otherIsolate()]) {
      expect(await locationOf(visit(`/${slug}?ref=mail&utm_source=news%20letter`))).toBe(
        "https://example.com/a?x=1&ref=mail&utm_source=news%20letter#top",
      );
      expect(await locationOf(visit(`/${slug}`))).toBe("https://example.com/a?ref=site&x=1#top");
    }
  });

  it("GET /{slug}?… keeps the query to itself where the link does not say so", async () => {
    const { slug, url } = await createLink();
    expect(await locationOf(call(`/${slug}?ref=mail`))).toBe(url);
  });

  it("an edit switches it on and off, and the link tells", async () => {
    const { slug, url } = await createLink();
    expect(await getLink(slug)).toMatchObject({ forwardQuery: false });
    const edited = await linkOf(await callAsAdmin("PATCH", `/api/links/${slug}`, { forwardQuery: true }));
    expect(edited).toMatchObject({ forwardQuery: true });
    expect(await locationOf(otherIsolate()(`/${slug}?a=b`))).toBe(`${url}?a=b`);
  });

  it("an expired link leads to its expiredUrl without the visit's query", async () => {
    const { slug } = await createLink({ forwardQuery: true, enabled: false });
    expect((await call(`/${slug}?a=b`)).status).toBe(410);
  });
});
