import { beforeEach, describe, expect, it } from "vitest";
import { lookAt } from "../../../src/checks/look-at.ts";
import type { Destination } from "../../../src/links/destination.ts";

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly agent: string | null;
}
type Answer = (sent: Sent, init: RequestInit) => Response | Promise<Response>;

const AGENT = "Bijou/1.0.0 (+https://go.example/_/checks)";
const redirectTo = (location: string, status = 302) => new Response(null, { status, headers: { Location: location } });

let sent: Sent[];
let taken: string[];
beforeEach(() => {
  sent = [];
  taken = [];
});

/** @param pages by method and URL, or by URL; 404 for others. */
function look(url: string, pages: Record<string, Answer>, busy: readonly string[] = [], signal?: AbortSignal) {
  return lookAt(url as Destination, {
    agent: AGENT,
    rules: {
      ownHosts: ["go.example"],
      allowPrivate: false,
      blockedDomainOf: (host) => (host === "evil.example" ? host : null),
    },
    claim: async (host) => {
      taken.push(host);
      return !busy.includes(host);
    },
    signal: signal ?? new AbortController().signal,
    now: () => 7,
    fetch: async (asked, init) => {
      const one = { method: init.method ?? "GET", url: asked, agent: new Headers(init.headers).get("User-Agent") };
      sent.push(one);
      expect(init.redirect).toBe("manual");
      const answer = pages[`${one.method} ${asked}`] ?? pages[asked];
      return answer === undefined ? new Response(null, { status: 404 }) : answer(one, init);
    },
  });
}

const askedFor = () => sent.map(({ method, url }) => `${method} ${url}`);
const ok = () => new Response("page");

describe("lookAt()", () => {
  it("asks robots.txt, then for the head, and says who it is", async () => {
    expect(await look("https://example.com/a", { "https://example.com/a": ok })).toEqual({
      ...{ status: 200, finalUrl: "https://example.com/a", problem: null, durationMs: 0 },
    });
    expect(askedFor()).toEqual(["GET https://example.com/robots.txt", "HEAD https://example.com/a"]);
    expect(new Set(sent.map(({ agent }) => agent))).toEqual(new Set([AGENT]));
    expect(taken).toEqual(["example.com"]);
  });

  it.each([404, 405, 403, 501])(
    "asks with GET where HEAD is answered %i, and does not read the body",
    async (status) => {
      let cancelled = 0;
      const endless = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1_000)),
        cancel: () => {
          cancelled++;
        },
      });
      const pages = {
        "HEAD https://example.com/": () => new Response(null, { status }),
        "GET https://example.com/": () => new Response(endless),
      };
      expect(await look("https://example.com/", pages)).toMatchObject({ status: 200 });
      expect(cancelled).toBe(1);
    },
  );

  it.each([429, 503])("asks nobody again who answers %i", async (status) => {
    expect(
      await look("https://example.com/", { "https://example.com/": () => new Response(null, { status }) }),
    ).toMatchObject({
      ...{ status, problem: null },
    });
    expect(askedFor()).toHaveLength(2);
  });

  it("follows redirects by hand, asks the robots.txt of each host once, and claims each host", async () => {
    const pages = {
      "http://example.com/": () => redirectTo("https://example.com/"),
      "https://example.com/": () => redirectTo("//www.example.com/x#part", 301),
      "https://www.example.com/x": () => redirectTo("y", 307),
      "https://www.example.com/y": ok,
    };
    expect(await look("http://example.com/", pages)).toMatchObject({
      status: 200,
      finalUrl: "https://www.example.com/y",
    });
    expect(askedFor().filter((one) => one.includes("robots"))).toEqual([
      "GET http://example.com/robots.txt",
      "GET https://example.com/robots.txt",
      "GET https://www.example.com/robots.txt",
    ]);
    expect(taken).toEqual(["example.com", "www.example.com"]);
  });

  it("ends after five redirects, and a circle is one", async () => {
    expect(await look("https://example.com/", { "https://example.com/": () => redirectTo("/") })).toMatchObject({
      ...{ status: 302, problem: "too-many-redirects" },
    });
    expect(askedFor().filter((one) => one.startsWith("HEAD"))).toHaveLength(6);
  });

  it.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://169.254.169.254/latest",
    "http://intranet/",
    "https://evil.example/",
    "https://go.example/back",
    "ftp://example.com/",
    "https://user:secret@example.com/",
    "http://0x7f.1/",
  ])("goes nowhere that no link may lead: %s", async (place) => {
    const pages = { "https://example.com/": () => redirectTo(place) };
    expect(await look("https://example.com/", pages)).toMatchObject({
      ...{ status: 302, problem: "refused", finalUrl: "https://example.com/" },
    });
    expect(askedFor()).toHaveLength(2);
  });

  it("heeds robots.txt, by name and for all, at the first host and on the way", async () => {
    const robots = (text: string) => () => new Response(text);
    for (const text of ["User-agent: *\nDisallow: /a", "User-agent: bijou\nDisallow: /\n\nUser-agent: *\nAllow: /"]) {
      const pages = { "https://example.com/robots.txt": robots(text), "https://example.com/a": ok };
      expect(await look("https://example.com/a", pages)).toMatchObject({ status: null, problem: "robots" });
    }
    sent = [];
    const pages = {
      "https://example.com/": () => redirectTo("https://www.example.com/"),
      "https://www.example.com/robots.txt": robots("User-agent: *\nDisallow: /"),
      "https://www.example.com/": ok,
    };
    expect(await look("https://example.com/", pages)).toMatchObject({ status: 302, problem: "robots" });
    expect(askedFor()).not.toContain("HEAD https://www.example.com/");
    const others = {
      "https://example.com/robots.txt": robots("User-agent: Googlebot\nDisallow: /"),
      "https://example.com/": ok,
    };
    expect(await look("https://example.com/", others)).toMatchObject({ status: 200 });
  });

  it("reads the robots.txt that another host has for it, and no endless one to its end", async () => {
    const pages = {
      "https://example.com/robots.txt": () => redirectTo("https://www.example.com/robots.txt"),
      "https://www.example.com/robots.txt": () => new Response("User-agent: *\nDisallow: /"),
      "https://example.com/": ok,
    };
    expect(await look("https://example.com/", pages)).toMatchObject({ problem: "robots" });
    let chunks = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            chunks++;
            controller.enqueue(new TextEncoder().encode("# and so on\n".repeat(1_000)));
          },
        }),
      );
    const hostile = { "https://example.com/robots.txt": endless, "https://example.com/": ok };
    expect(await look("https://example.com/", hostile)).toMatchObject({ status: 200 });
    expect(chunks).toBeLessThan(60);
  });

  it("looks at nothing while robots.txt fails (RFC 9309), and at all where there is none", async () => {
    const failing = {
      "https://example.com/robots.txt": () => new Response(null, { status: 500 }),
      "https://example.com/": ok,
    };
    expect(await look("https://example.com/", failing)).toMatchObject({ problem: "robots" });
    expect(await look("https://example.com/", { "https://example.com/": ok })).toMatchObject({ status: 200 });
  });

  it("tells nobody there from no answer in time", async () => {
    const gone = { "https://example.com/robots.txt": () => Promise.reject(new TypeError("fetch failed")) };
    expect(await look("https://example.com/", gone)).toMatchObject({ status: null, problem: "unreachable" });
    const abort = new AbortController();
    const hanging: Record<string, Answer> = {
      "https://example.com/": (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => reject(signal.reason as Error));
          abort.abort(new DOMException("too late", "TimeoutError"));
        }),
    };
    expect(await look("https://example.com/", hanging, [], abort.signal)).toMatchObject({ problem: "timeout" });
  });

  it("does not look where a host on the way was asked today already", async () => {
    expect(await look("https://example.com/", { "https://example.com/": ok }, ["example.com"])).toBeNull();
    expect(sent).toEqual([]);
    const pages = { "https://example.com/": () => redirectTo("https://www.example.com/") };
    expect(await look("https://example.com/", pages, ["www.example.com"])).toBeNull();
    expect(askedFor()).toHaveLength(2);
  });
});
