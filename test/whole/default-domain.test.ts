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
});
