import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { ImportJson } from "../support/imports.ts";
import { asAdmin } from "../support/settings.ts";
import { callAsAdmin, createLink, fieldsOf, otherIsolate, problemOf, uniqueUrl } from "../support/worker-client.ts";
import { worker } from "../support/worker-main.ts";

const IDN = "kürz.example";

/** The Worker as it is asked by another of its hosts. */
async function callAt(origin: string, method: string, path: string, body: unknown, type = "application/json") {
  const ctx = createExecutionContext();
  const headers = { ...asAdmin, "Content-Type": type };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request<unknown, IncomingRequestCfProperties>(origin + path, { method, headers, body: text });
  const response = await worker.fetch(request, env, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

const WORKERS_DEV = "https://bijou.acme.workers.dev";

/** The Worker answers on no host that is not its own. */
beforeAll(async () => {
  for (const domain of ["links.example", IDN])
    expect([201, 409]).toContain((await callAsAdmin("POST", "/api/domains", { domain })).status);
});

/** By which origin it is asked, and where no link may lead then. */
const cases: [origin: string, url: string][] = [
  ["https://go.example", "https://bijou.acme.workers.dev/a"],
  ["https://go.example", "https://BIJOU.Acme.Workers.DEV.:8443/a"],
  ["https://go.example", "https://0123abcd-bijou.acme.workers.dev/"],
  ["https://go.example", "https://spring-bijou.acme.workers.dev/"],
  ["https://go.example", "https://bijou\u3002acme\u3002workers\u3002dev/"],
  ["https://go.example:8443", "https://go.example/"],
  [WORKERS_DEV, "https://GO.example./"],
  [WORKERS_DEV, `${WORKERS_DEV}:8787/a`],
  [WORKERS_DEV, "https://beta-bijou.acme.workers.dev/"],
  ["https://beta-bijou.acme.workers.dev", `${WORKERS_DEV}/a`],
  ["https://links.example.", "https://links.example/a"],
  [`https://${IDN}`, "https://xn--krz-hoa.example/a"],
  ["https://xn--krz-hoa.example", `https://${IDN.toUpperCase()}/`],
];

describe.each(["url", "expiredUrl"])("an own host in %s", (field) => {
  const bodyOf = (url: string) => ({ url: uniqueUrl(), [field]: url });

  it.each(cases)("asked by %s, no link leads to %s, one by one and in bulk", async (origin, url) => {
    const created = await callAt(origin, "POST", "/api/links", bodyOf(url));
    expect(fieldsOf(await problemOf(created, 422, "destination-refused"))).toEqual([field]);
    const found = await callAt(origin, "POST", "/api/links", { ...bodyOf(url), findIfExists: true });
    await problemOf(found, 422, "destination-refused");
    const bulk = await callAt(origin, "POST", "/api/links/bulk", { links: [bodyOf(url)] });
    expect(await bulk.json()).toMatchObject({ results: [{ status: 422 }] });
    const { slug } = await createLink();
    const edited = await callAt(origin, "PATCH", `/api/links/${slug}`, { [field]: url });
    expect(fieldsOf(await problemOf(edited, 422, "destination-refused"))).toEqual([field]);
  });

  it.each(["https://links.example", "https://beta-bijou.acme.workers.dev"])(
    "an import sent to %s brings no link that leads there, or to any other own host",
    async (origin) => {
      const urls = [`${origin}./a`, "https://go.example/", `${WORKERS_DEV}/`, "https://example.com/"];
      const file = urls.map((url) => JSON.stringify(bodyOf(url))).join("\n");
      const response = await callAt(origin, "POST", "/api/links/import", file, "application/x-ndjson");
      const { jobId } = await response.json<{ jobId: string }>();
      const read = async () => (await callAsAdmin("GET", `/api/imports/${jobId}`)).json<ImportJson>();
      await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe("done");
      expect((await read()).errors).toEqual(
        [1, 2, 3].map((line) => ({ line, message: `${field} must not lead back to this shortener` })),
      );
    },
  );

  it("OWN_HOSTS names others, in any spelling", async () => {
    const isolate = otherIsolate({ OWN_HOSTS: `Short.Example, ${IDN}` });
    for (const url of ["https://short.example:444/", "https://xn--krz-hoa.example./"]) {
      const init = { method: "POST", headers: { ...asAdmin, "Content-Type": "application/json" } };
      const response = await isolate("/api/links", { ...init, body: JSON.stringify(bodyOf(url)) });
      await problemOf(response, 422, "destination-refused");
    }
  });
});

it.each(["https://other.acme.workers.dev/", "https://bijou.example/", "https://sub.go.example/"])(
  "%s is nobody's own host",
  async (url) => {
    expect((await callAsAdmin("POST", "/api/links", { url })).status).toBe(201);
  },
);
