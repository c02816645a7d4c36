import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedExample, serveExample } from "../../src/local/client/serve-example.ts";
import type { Stack } from "../../src/local/stack.ts";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { asAdmin } from "../support/settings.ts";

/** What a script of the page sends, and what it can read of the answer. */
interface Ask {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

describe("conditional requests from a page on another origin", () => {
  const browser = useBrowser();
  let stack: Stack;
  let site: ServedExample;
  let worker: RunningWorker;

  beforeAll(async () => {
    stack = await embedded.start();
    site = await serveExample(0);
    worker = await startWorker(stack, { CORS_ORIGINS: site.origin });
  });
  afterAll(async () => {
    await Promise.all([worker.close(), site.close()]);
    await stack.close();
  });

  /** A page there that can fetch, with the key. */
  async function openPage() {
    const { page, complaints } = await browser.visit(site.origin);
    const ask = (path: string, init: Omit<Ask, "url"> = {}) =>
      page.evaluate(
        async ({ url, ...rest }: Ask) => {
          const response = await fetch(url, rest);
          return { status: response.status, etag: response.headers.get("ETag"), text: await response.text() };
        },
        { url: worker.url + path, ...init, headers: { ...asAdmin, ...init.headers } },
      );
    return { ask, complaints };
  }

  it("a page reads the ETag, is answered 304 by it, and edits only what it has read", async () => {
    const { slug } = await worker.create({ url: "https://example.com/" });
    const path = `/api/links/${slug}`;
    const { ask, complaints } = await openPage();
    const edit = (title: string, etag: string) =>
      ask(path, {
        method: "PATCH",
        headers: { "Content-Type": "application/json", "If-Match": etag },
        body: JSON.stringify({ title }),
      });
    const first = (await ask(path)).etag ?? "none";
    expect(first).toMatch(/^"[0-9a-f]{32}"$/);
    expect(await ask(path, { headers: { "If-None-Match": first } })).toEqual({ status: 304, etag: first, text: "" });
    const edited = await edit("mine", first);
    expect(edited.status).toBe(200);
    expect(edited.etag).not.toBe(first);
    const refused = await edit("too late", first);
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([
      412,
      { type: "/_/problems/precondition-failed" },
    ]);
    expect((await ask(path, { headers: { "If-None-Match": first } })).text).toContain('"title":"mine"');
    expect((await ask(path, { method: "DELETE", headers: { "If-Match": first } })).status).toBe(412);
    expect((await ask(path, { method: "DELETE", headers: { "If-Match": edited.etag ?? "" } })).status).toBe(204);
    expect(complaints().filter((text) => text.includes("CORS"))).toEqual([]);
  });

  it("a page has a QR code spared that it has", async () => {
    const { slug } = await worker.create({ url: "https://example.com/" });
    const { ask } = await openPage();
    const path = `/api/links/${slug}/qr`;
    const { etag } = await ask(path);
    expect(await ask(path, { headers: { "If-None-Match": etag ?? "none" } })).toEqual({ status: 304, etag, text: "" });
    expect((await ask(path, { headers: { "If-Match": '"another"' } })).status).toBe(412);
  });
});
