import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import { callAsAdmin, createLink, otherIsolate } from "../support/worker-client.ts";

const HERE = new URL(ORIGIN).hostname;
const THERE = "late.example";
const late = (domain: string) => `https://example.com/late-on/${domain}`;

/** How rules decide is in rules.test.ts, and what the default domain says of its strays in whole/default-domain.test.ts. */
describe("POST /api/links/{slug}/resolve, of a link that has expired", () => {
  beforeAll(async () => {
    expect([201, 409]).toContain((await callAsAdmin("POST", "/api/domains", { domain: THERE })).status);
  });
  const set = async (expiredUrl: string | null) => {
    expect((await callAsAdmin("PATCH", `/api/domains/${THERE}`, { expiredUrl })).status).toBe(200);
  };
  afterAll(() => set(null));

  async function resolve(host: string, slug: string, body: object): Promise<(string | number | null)[]> {
    const answer = await callAsAdmin("POST", `/api/links/${slug}/resolve?domain=${host}`, body);
    expect(answer.status).toBe(200);
    const { status, location } = await answer.json<{ status: number; location: string | null }>();
    return [status, location];
  }

  it("says where its domain sends its visitors, unless the link says it itself", async () => {
    const domain = THERE;
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const after = { time: new Date(Date.now() + 2 * 86_400_000).toISOString() };
    const silent = await createLink({ domain, expiresAt });
    const own = await createLink({ domain, expiresAt, expiredUrl: "https://example.com/own" });
    const off = await createLink({ domain, expiresAt, enabled: false });
    expect(await resolve(domain, silent.slug, after)).toEqual([410, null]);

    await set(late(domain));
    expect(await resolve(domain, silent.slug, after)).toEqual([302, late(domain)]);
    expect(await resolve(domain, silent.slug, {})).toEqual([302, silent.url]);
    expect(await resolve(domain, own.slug, after)).toEqual([302, "https://example.com/own"]);
    expect(await resolve(domain, off.slug, after)).toEqual([410, null]);
    const other = await createLink({ expiresAt });
    expect(await resolve(HERE, other.slug, after)).toEqual([410, null]);
    // An isolate that knows no list yet reads it first.
    const first = await otherIsolate()(`/api/links/${silent.slug}/resolve?domain=${domain}`, {
      ...{ method: "POST", headers: { ...asAdmin, "Content-Type": "application/json" }, body: JSON.stringify(after) },
    });
    expect(await first.json()).toMatchObject({ status: 302, location: late(domain) });
  });
});
