import { describe, expect, it } from "vitest";
import { asAdmin } from "../support/settings.ts";
import { call, callAsAdmin, createLink, getLink, problemOf, uniqueSlug, uniqueUrl } from "../support/worker-client.ts";

const MAX_BODY_BYTES = 65_536;

const paths = [
  ["/api/links", ["GET", "HEAD", "POST", "OPTIONS"]],
  ["/api/links/some-slug", ["GET", "HEAD", "PATCH", "DELETE", "OPTIONS"]],
  ["/api/links/some-slug/qr", ["GET", "HEAD", "OPTIONS"]],
  ["/api/keys", ["GET", "HEAD", "POST", "OPTIONS"]],
  ["/api/keys/some-id", ["DELETE", "OPTIONS"]],
  ["/health", ["GET", "HEAD"]],
  ["/livez", ["GET", "HEAD"]],
] as const;

/** Sends text as it stands, as a create or as an edit of a link. */
function send(method: string, path: string, body: BodyInit | null, contentType?: string): Promise<Response> {
  const headers = { ...asAdmin, ...(contentType === undefined ? {} : { "Content-Type": contentType }) };
  return call(path, { method, headers, body });
}

describe("refusals of whole requests", () => {
  it.each(paths)("%s answers 405 to other methods than %j, and names these", async (path, allowed) => {
    const others = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PURGE"].filter(
      (method) => !allowed.some((known) => known === method),
    );
    for (const method of others) {
      const response = await call(path, { method, headers: asAdmin });
      expect([method, response.status]).toEqual([method, 405]);
      const named = (response.headers.get("Allow") ?? "").split(", ");
      expect(named.sort()).toEqual([...allowed].sort());
      if (method !== "HEAD") await problemOf(response, 405, "method-not-allowed");
    }
  });

  it.each([
    undefined,
    "",
    "text/plain",
    "text/plain;charset=application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "application/json-patch+json",
    ", application/json",
  ])("Content-Type: %s is answered with 415, and changes nothing", async (contentType) => {
    const before = await createLink();
    const body = new TextEncoder().encode(JSON.stringify({ url: uniqueUrl() }));
    await problemOf(await send("POST", "/api/links", body, contentType), 415, "unsupported-media-type");
    const edit = await send("PATCH", `/api/links/${before.slug}`, body, contentType);
    await problemOf(edit, 415, "unsupported-media-type");
    expect(await getLink(before.slug)).toEqual(before);
  });

  it.each(["application/json", "application/json; charset=utf-8", "Application/JSON ;charset=UTF-8"])(
    "Content-Type: %s is taken",
    async (contentType) => {
      const body = JSON.stringify({ url: uniqueUrl() });
      expect((await send("POST", "/api/links", body, contentType)).status).toBe(201);
    },
  );

  it.each([
    ["nothing", ""],
    ["half an object", '{"url":'],
    ["a trailing comma", '{"url":"https://example.com/",}'],
    ["two objects", "{}{}"],
    ["single quotes", "{'url':'https://example.com/'}"],
    ["NaN", '{"redirectStatus":NaN}'],
    ["UTF-16", new Uint8Array(new Uint16Array(Array.from("{}", (c) => c.charCodeAt(0))).buffer)],
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ["a surrogate in UTF-8", new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])("a body of %s is answered with 400 `malformed`, and changes nothing", async (_, body) => {
    const before = await createLink();
    for (const [method, path] of [
      ["POST", "/api/links"],
      ["PATCH", `/api/links/${before.slug}`],
    ] as const) {
      const problem = await problemOf(await send(method, path, body, "application/json"), 400, "malformed");
      expect(problem.errors).toMatchObject([{ path: "body" }]);
    }
    expect(await getLink(before.slug)).toEqual(before);
  });

  it("a body of 65,536 bytes is read, and one more is answered with 413", async () => {
    const { slug } = await createLink();
    const fit = JSON.stringify({ url: uniqueUrl() }).padEnd(MAX_BODY_BYTES, " ");
    for (const [method, path, status] of [
      ["POST", "/api/links", 201],
      ["PATCH", `/api/links/${slug}`, 200],
    ] as const) {
      expect((await send(method, path, fit, "application/json")).status).toBe(status);
      await problemOf(await send(method, path, `${fit} `, "application/json"), 413, "too-large");
    }
  });

  it("a body that is streamed without a length is cut off at the limit", async () => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 4_096;
        if (sent > 100 * MAX_BODY_BYTES) controller.close();
        else controller.enqueue(new Uint8Array(4_096));
      },
    });
    await problemOf(await send("POST", "/api/links", stream, "application/json"), 413, "too-large");
    expect(sent).toBeLessThan(10 * MAX_BODY_BYTES);
  });

  it("a path of the API that there is not is answered with 404, whatever the method", async () => {
    const unknown = `/api/links/${uniqueSlug()}`;
    for (const path of ["/api", "/api/", "/api/link", "/api/links/", `${unknown}/b`, `${unknown}/clicks`]) {
      await problemOf(await callAsAdmin("GET", path), 404, "not-found");
    }
    await problemOf(await callAsAdmin("PUT", "/api/links/a/b"), 404, "not-found");
  });
});
