import { describe, expect, it } from "vitest";
import { isOwnHost, ownHostsOf } from "../../../../src/links/hosts/own-hosts.ts";

/** Whether the host is the Worker's own. @param requestHost the one that is asked by. */
function isOwn(host: string, requestHost: string | null, workerName: string | null, ...hosts: string[]): boolean {
  return isOwnHost(host, ownHostsOf({ hosts: ["go.example", ...hosts], workerName }, requestHost));
}

describe("isOwnHost()", () => {
  it("knows the settings' hosts and the request's, with a dot at their end or none", () => {
    expect(isOwn("go.example", null, null)).toBe(true);
    expect(isOwn("links.example", "links.example.", null)).toBe(true);
    expect(isOwn("short.example", null, null, "short.example.")).toBe(true);
    expect(isOwn("other.example", "go.example", null)).toBe(false);
  });

  it("knows the Worker's name at workers.dev in any account, where no account is known", () => {
    expect(isOwn("bijou.acme.workers.dev", "go.example", "bijou")).toBe(true);
    expect(isOwn("bijou.acme.workers.dev", null, "bijou")).toBe(true);
    expect(isOwn("2a1b3c4d-bijou.acme.workers.dev", null, "bijou")).toBe(true);
    expect(isOwn("spring-sale-bijou.acme.workers.dev", null, "bijou")).toBe(true);
    expect(isOwn("other.acme.workers.dev", null, "bijou")).toBe(false);
    expect(isOwn("mybijou.acme.workers.dev", null, "bijou")).toBe(false);
    expect(isOwn("bijou-staging.acme.workers.dev", null, "bijou")).toBe(false);
    expect(isOwn("bijou.acme.workers.dev", null, null)).toBe(false);
  });

  it.each(["bijou.acme.workers.dev", "other.acme.workers.dev"])(
    "knows the account by %s, and leaves those of others alone",
    (known) => {
      for (const [requestHost, hosts] of [
        [known, []],
        [null, [known]],
      ] as const) {
        expect(isOwn("bijou.acme.workers.dev", requestHost, "bijou", ...hosts)).toBe(true);
        expect(isOwn("preview-bijou.acme.workers.dev", requestHost, "bijou", ...hosts)).toBe(true);
        expect(isOwn("bijou.somebody.workers.dev", requestHost, "bijou", ...hosts)).toBe(false);
      }
    },
  );

  it("knows the versions of a name that it answers on, and the name of a version, without WORKER_NAME", () => {
    expect(isOwn("short.acme.workers.dev", "short.acme.workers.dev", null)).toBe(true);
    expect(isOwn("0123abcd-short.acme.workers.dev", "short.acme.workers.dev", null)).toBe(true);
    expect(isOwn("short.acme.workers.dev", "0123abcd-short.acme.workers.dev", null)).toBe(true);
    expect(isOwn("beta-short.acme.workers.dev", "0123abcd-short.acme.workers.dev", "bijou")).toBe(true);
    expect(isOwn("app.acme.workers.dev", "short.acme.workers.dev", null)).toBe(false);
  });

  it("knows all names of the Worker by that of an alias", () => {
    expect(isOwn("bijou.acme.workers.dev", "beta-bijou.acme.workers.dev", "bijou")).toBe(true);
    expect(isOwn("gamma-bijou.acme.workers.dev", "beta-bijou.acme.workers.dev", "bijou")).toBe(true);
    expect(isOwn("gamma.acme.workers.dev", "beta-bijou.acme.workers.dev", "bijou")).toBe(false);
  });

  it.each(["workers.dev", "acme.workers.dev", "a.bijou.acme.workers.dev", "bijou.acme.workers.dev.example"])(
    "takes %s for nobody's Worker",
    (host) => {
      expect(isOwn(host, "go.example", "bijou")).toBe(false);
    },
  );
});
