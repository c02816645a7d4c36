import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ORIGIN } from "../support/settings.ts";
import { callAsAdmin, createLink, fromFreshAddress, uniqueSlug } from "../support/worker-client.ts";
import { redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { worker } from "../support/worker-main.ts";

/** Whose link the report form reports, where Bijou has several domains. */
const HERE = new URL(ORIGIN).hostname;
const THERE = "report-there.example";
const UNICODE = "bücher-report.example";
const OWN = "own-report.example";

/** @param isolate settings; an object of their own are an isolate of its own. */
async function sendOn(host: string, slug: string, isolate: Env = env): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request<unknown, IncomingRequestCfProperties>(`https://${host}/_/report`, {
    method: "POST",
    redirect: "manual",
    headers: {
      ...{ Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" },
      ...fromFreshAddress(),
    },
    body: new URLSearchParams({ slug, reason: "spam" }).toString(),
  });
  const response = await worker.fetch(request, isolate, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

const withoutList = (settings: Record<string, string> = {}): Env => Object.assign({}, env, settings);

/** Of which domains a link of that slug was reported. */
async function reported(slug: string): Promise<string[]> {
  const list = await callAsAdmin("GET", "/api/reports?limit=200");
  const { reports } = await list.json<{ reports: { slug: string; domain: string }[] }>();
  return reports.filter((one) => one.slug === slug).map(({ domain }) => domain);
}

/** One slug on both domains. */
async function onBoth(domain = THERE): Promise<string> {
  const slug = uniqueSlug();
  for (const each of [HERE, domain]) await createLink({ slug, domain: each });
  return slug;
}

const NO_SUCH_LINK = /id="slug-error">There is no such link/;

beforeAll(async () => {
  for (const domain of [THERE, UNICODE])
    expect([201, 409]).toContain((await callAsAdmin("POST", "/api/domains", { domain })).status);
});

describe("the domain of a report", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([HERE, THERE])("a name alone is a link of the form's domain, on %s", async (host) => {
    const slug = await onBoth();
    expect((await sendOn(host, slug)).status).toBe(303);
    expect(await reported(slug)).toEqual([host]);
  });

  it.each([
    ["https://@", HERE],
    ["@", HERE],
    ["HTTPS://GO.Example.:8443", HERE],
    ["https://localhost:8787", HERE],
    ["localhost:8787", HERE],
    ["http://127.0.0.1:8787", HERE],
    ["http://[::1]:8787", HERE],
    ["[::1]:8787", HERE],
    [`https://${OWN}.`, HERE],
    ["https://bijou.acme.workers.dev", HERE],
    ["https://0123abcd-bijou.acme.workers.dev", HERE],
  ])("on the form of a second domain, %s is the default one", async (text, domain) => {
    const slug = await onBoth();
    const isolate = withoutList({ OWN_HOSTS: `${OWN},bijou.acme.workers.dev` });
    expect((await sendOn(THERE, `${text.replace("@", HERE)}/${slug}`, isolate)).status).toBe(303);
    expect(await reported(slug)).toEqual([domain]);
  });

  it.each([
    `https://${THERE}`,
    THERE,
    `https://${THERE}.`,
    `https://${THERE.toUpperCase()}:8443`,
    `https://${THERE.replace(".", "\u3002")}`,
  ])("on the default domain's form, in an isolate without a list, %s is the second one", async (text) => {
    const slug = await onBoth();
    expect((await sendOn(HERE, `${text}/${slug}`, withoutList())).status).toBe(303);
    expect(await reported(slug)).toEqual([THERE]);
  });

  it("a Unicode host is one domain in either spelling", async () => {
    const ascii = new URL(`https://${UNICODE}`).hostname;
    for (const host of [UNICODE, ascii]) {
      const slug = await onBoth(UNICODE);
      expect((await sendOn(HERE, `https://${host}/${slug}`)).status).toBe(303);
      expect(await reported(slug)).toEqual([ascii]);
    }
  });

  it.each([HERE, THERE])("a host that is none of ours is an error beside the field, on %s", async (form) => {
    const slug = await onBoth();
    for (const host of [
      ...["strange.example", `www.${HERE}`, `${THERE}.example`, `${HERE}@strange.example`, "two words.example", "a..b"],
    ]) {
      const answer = await sendOn(form, `https://${host}/${slug}`);
      const html = await answer.text();
      expect([host, answer.status, NO_SUCH_LINK.test(html)]).toEqual([host, 400, true]);
      expect(html).toContain(`value="https://${host}/${slug}"`);
    }
    expect(await reported(slug)).toEqual([]);
  });

  it("where nobody can tell whose a host is, nothing is reported, and the form says that it may be sent again", async () => {
    const slug = await onBoth();
    for (const store of [redisEndpoint, sqlEndpoint]) refuse(store);
    const answer = await sendOn(HERE, `https://${THERE}/${slug}`, withoutList());
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await answer.text()).toMatch(/role="alert">The report could not be sent\./);
    vi.restoreAllMocks();
    expect(await reported(slug)).toEqual([]);
  });
});
