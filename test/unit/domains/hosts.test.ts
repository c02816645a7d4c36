import { describe, expect, it } from "vitest";
import { createHosts } from "../../../src/domains/hosts.ts";
import type { Site } from "../../../src/domains/site.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import type { DomainName } from "../../../src/names/domain-of-name.ts";

const there: Site = {
  ...{ domain: "own.example" as DomainName, homeUrl: null, notFoundUrl: null, expiredUrl: null, appLinks: [] },
};
const visit = { waitUntil: () => undefined };
const outage = () => Promise.reject(new StoreError({ store: "redis", operation: "read", reason: "no answer in time" }));

/** @param stored what the stores have; null in an outage. @param known what the isolate has. */
function hosts(stored: readonly Site[] | null, known: readonly Site[] | null = null) {
  const listOf = (sites: readonly Site[]) => ({
    ...{ ofDefault: null, isFresh: true },
    byHost: new Map(sites.map((site) => [String(site.domain), site])),
  });
  return createHosts({
    domains: {
      read: () => (stored === null ? outage() : Promise.resolve(listOf(stored))),
      latest: () => (known === null ? null : listOf(known)),
    },
    defaultHost: "go.example",
    isOwnHost: (host) => host === "own.example",
  });
}

describe("createHosts()", () => {
  it("says at once that BASE_URL's host and loopback are the default domain", () => {
    for (const host of ["go.example", "GO.example.", "localhost:8787", "127.0.0.1", "[::1]"])
      expect(hosts(null).find(`https://${host}/sale`, visit), host).toBe("default");
  });

  it("an own host is the default domain, unless a domain has its name: also in an isolate that knows none yet", async () => {
    expect(await hosts([]).find("https://own.example/sale", visit)).toBe("default");
    expect(await hosts([there]).find("https://own.example/sale", visit)).toBe(there);
    // And once that domain is deleted.
    expect(await hosts([], [there]).find("https://own.example/sale", visit)).toBe("default");
  });

  it("an own host is, in an outage, what it was last, and the default domain where nobody knows", async () => {
    expect(await hosts(null, [there]).find("https://own.example/sale", visit)).toBe(there);
    expect(await hosts(null).find("https://own.example/sale", visit)).toBe("default");
  });

  it("another host is foreign where the list says so, and nobody's to say in an outage", async () => {
    expect(await hosts([there]).find("https://strange.example/sale", visit)).toBe("foreign");
    await expect(hosts(null).find("https://strange.example/sale", visit)).rejects.toThrow(StoreError);
  });
});
