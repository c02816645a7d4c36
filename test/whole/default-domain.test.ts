import { describe, expect, it } from "vitest";
import { embedded } from "../support/engines.ts";
import { asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** On a database of its own: strays of all other suites would go there too. */
describe("where the default domain sends its strays", () => {
  const whole = useWhole(embedded);
  const set = async (settings: Record<string, string | null>) => {
    const { domains } = await (await whole.worker.fetch("/api/domains", { headers: asAdmin })).json<{
      domains: { domain: string; isDefault: boolean }[];
    }>();
    const body = JSON.stringify(settings);
    const headers = { ...asAdmin, "Content-Type": "application/json" };
    const path = `/api/domains/${domains.find(({ isDefault }) => isDefault)?.domain}`;
    const answer = await whole.worker.fetch(path, { method: "PATCH", headers, body });
    expect(answer.status).toBe(200);
    // Reads the list of domains, which the default one never waits for.
    await whole.worker.fetch("/api/links?domain=nobody.example", { headers: asAdmin });
  };
  const open = async (path: string) => {
    const { status, headers } = await whole.worker.fetch(path);
    return [status, headers.get("Location")];
  };

  it("homeUrl and notFoundUrl are a 302 in this isolate at once, and null takes them away", async () => {
    await set({ homeUrl: "https://example.com/main", notFoundUrl: "https://example.com/lost" });
    expect(await open("/")).toEqual([302, "https://example.com/main"]);
    expect(await open(`/lost-${crypto.randomUUID()}`)).toEqual([302, "https://example.com/lost"]);
    await set({ homeUrl: null, notFoundUrl: null });
    expect(await open("/")).toEqual([200, null]);
    expect(await open(`/lost-${crypto.randomUUID()}`)).toEqual([404, null]);
  });

  it("resolve says of an expired link where expiredUrl sends its visitors", async () => {
    const { slug } = await whole.worker.create({ url: "https://example.com/", expiresAt: at(1) });
    const resolve = async () => {
      const headers = { ...asAdmin, "Content-Type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify({ time: at(2) }) };
      const answer = await whole.worker.fetch(`/api/links/${slug}/resolve`, init);
      const { status, location } = await answer.json<{ status: number; location: string | null }>();
      return [status, location];
    };
    expect(await resolve()).toEqual([410, null]);
    await set({ expiredUrl: "https://example.com/late" });
    expect(await resolve()).toEqual([302, "https://example.com/late"]);
    await set({ expiredUrl: null });
    expect(await resolve()).toEqual([410, null]);
  });
});

/** @param days from now. */
const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
