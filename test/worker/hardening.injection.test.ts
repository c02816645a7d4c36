import { afterEach, describe, expect, it, vi } from "vitest";
import { asAdmin, BROWSER } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fromFreshAddress,
  jsonInit,
  otherIsolate,
  uniqueUrl,
} from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";

/** Texts that mean something to whoever reads headers, paths or logs, wherever a caller can put a text. */
const BREAKS = ["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\u000b", "\u000c", "\u0000", "\u001b[31m"];
const ENCODED_BREAKS = [
  "%0d%0a",
  "%0a",
  "%0D",
  "%E2%80%A8",
  "%E2%80%A9",
  "%C2%85",
  "%00",
  "%1b[2J",
  "%E5%98%8A%E5%98%8D",
];
/** What looks like a slash or a dot, to a browser or after a normalisation. */
const LOOKALIKES = ["\uff0f", "\u2215", "\u2044", "\uff3c", "\uff0e", "\u3002", "\u29f8", "\ufe68"];
const FORGED = 'Set-Cookie: a=b","level":"error","event":"forged';

/** Asserts that a header is one line of printable ASCII, and that nothing was set beside it. */
function expectOneLocation(response: Response, start: string): void {
  expect(response.headers.get("Location")).toMatch(/^[\x21-\x7e]+$/);
  expect(response.headers.get("Location")?.startsWith(start)).toBe(true);
  expect(response.headers.get("Set-Cookie")).toBeNull();
}

describe("header injection", () => {
  const places = ["path", "query", "fragment"] as const;
  const inside = (place: (typeof places)[number], text: string) =>
    `https://example.com/a${{ path: "/", query: "?", fragment: "#" }[place]}${text}b`;

  it.each([...BREAKS, ...ENCODED_BREAKS, ...LOOKALIKES])("%j in url and expiredUrl sets no header", async (text) => {
    for (const place of places) {
      const hidden = inside(place, `${text}${FORGED.slice(0, 15)}`);
      const made = await callAsAdmin("POST", "/api/links", { url: hidden });
      if (made.status === 201) {
        expectOneLocation(await call(`/${(await made.json<{ slug: string }>()).slug}`), "https://example.com/a");
        expectOneLocation(made, "/api/links/");
      } else {
        expect(made.status).toBe(400);
      }
      const expiring = { url: uniqueUrl(), expiredUrl: hidden, expiresAt: new Date(Date.now() + 1_000).toISOString() };
      const expired = await callAsAdmin("POST", "/api/links", expiring);
      if (expired.status !== 201) expect(expired.status).toBe(400);
      else await expired.body?.cancel();
    }
  });

  it("an expired link leads where its expiredUrl does, in ASCII, whatever it was spelled with", async () => {
    const expiredUrl = `https://example.com/${LOOKALIKES.join("")}/ü?${ENCODED_BREAKS.join("")}`;
    const expiresAt = new Date(Date.now() + 300).toISOString();
    const { slug } = await createLink({ expiredUrl, expiresAt });
    await vi.waitFor(
      async () => {
        const visit = await call(`/${slug}`);
        expectOneLocation(visit, "https://example.com/%");
      },
      { timeout: 20_000, interval: 200 },
    );
  });

  it.each([...LOOKALIKES, "\\", "@", "%2f", "%5c", "\t"])(
    "a host with %j leads to no other host than the one checked",
    async (text) => {
      const url = `https://example.com${text}evil.example/`;
      const made = await callAsAdmin("POST", "/api/links", { url });
      if (made.status !== 201) {
        expect([400, 422]).toContain(made.status);
        return;
      }
      const { slug } = await made.json<{ slug: string }>();
      const location = (await call(`/${slug}`)).headers.get("Location") ?? "";
      expect(new URL(location).host).toBe(new URL(url).host);
      expect(location).toMatch(/^https:\/\/[a-z0-9.-]+\/[\x21-\x7e]*$/);
    },
  );

  it.each([...ENCODED_BREAKS, "//evil.example", "\\evil.example", "@evil.example", "&url=https://evil.example", "#x"])(
    "forwardQuery keeps %s in the query of the destination",
    async (text) => {
      const { slug } = await createLink({ forwardQuery: true, url: "https://example.com/a?b=1" });
      const visit = await call(`/${slug}?c=${text}`);
      expectOneLocation(visit, "https://example.com/a?b=1");
      expect(new URL(visit.headers.get("Location") ?? "").host).toBe("example.com");
    },
  );

  it.each([
    ...ENCODED_BREAKS,
    "%2f%2fevil.example",
    "%5cevil.example",
    "%EF%BC%8Fevil.example",
    "..%2f..%2f",
    "%2e%2e%2f",
  ])("GET /%s is nowhere, for visitors, previews, passwords, and the API", async (text) => {
    const headers = { Accept: "text/html", "User-Agent": BROWSER, ...fromFreshAddress() };
    const form = { "Content-Type": "application/x-www-form-urlencoded", ...headers };
    const answers = [
      await call(`/${text}`, { headers }),
      await call(`/${text}+`, { headers }),
      // No other test's link: what stands after a name and can't belong to it is left out.
      await call(`/${crypto.randomUUID()}${text}`, { headers }),
      await call(`/${text}`, { method: "POST", headers: form, body: "password=a" }),
      await call(`/api/links/${text}`, { headers: asAdmin }),
      await call(`/api/links/${text}/qr`, { headers }),
      await call(`/_/problems/${text}`, { headers }),
    ];
    for (const answer of answers) {
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers.get("Location")).toBeNull();
      expect(answer.headers.get("Set-Cookie")).toBeNull();
    }
  });

  it.each(ENCODED_BREAKS)("a request id or a key of idempotency with %s is not sent back", async (text) => {
    const decoded = decodeURIComponent(text.replace("[2J", ""));
    for (const given of [`a${text}b`, ...(/^[\x20-\x7e]*$/.test(decoded) ? [`a${decoded}b`] : [])]) {
      const init = jsonInit({ url: uniqueUrl() }, { ...asAdmin, "X-Request-Id": given, "Idempotency-Key": given });
      const answer = await call("/api/links", { method: "POST", ...init });
      expect([201, 400]).toContain(answer.status);
      expect(answer.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe("log injection", () => {
  afterEach(() => vi.restoreAllMocks());

  /** All that is logged from here on, in whatever way. */
  function listen(): () => string[] {
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((level) =>
      vi.spyOn(console, level).mockReturnValue(),
    );
    return () => spies.flatMap(({ mock }) => mock.calls.map((given) => given.map(String).join(" ")));
  }

  it("each line stays one line of JSON with Bijou's own events, whatever callers put into what they send", async () => {
    const { slug } = await createLink();
    const visit = otherIsolate({ REDIRECT_LOG_PERCENT: "100" });
    const lines = listen();
    const texts = [FORGED, "%0d%0aforged", `\u001b[2J${FORGED}`, '"}\t{"event":"forged"}'];
    for (const text of texts) {
      const inPath = encodeURIComponent(text);
      const headers = {
        ...fromFreshAddress(),
        "User-Agent": text,
        Referer: `https://${text}/`,
        "Accept-Language": text,
        "CF-Ray": text,
        "X-Request-Id": text,
        "X-Forwarded-For": text,
        Origin: text,
      };
      await visit(`/${slug}?${inPath}`, { headers });
      await visit(`/${inPath}`, { headers });
      await visit(`/api/${inPath}`, { headers });
      await visit(`/api/links/${inPath}`, { headers: { ...headers, ...asAdmin } });
      await visit("/api/links", { headers: { ...headers, Authorization: `Bearer ${text}` } });
      await visit(`/api/links?q=${inPath}`, { headers: { ...headers, ...asAdmin } });
      const body = { url: "https://example.com/", title: text, slug: text };
      const init = jsonInit(body, { ...headers, ...asAdmin, "Idempotency-Key": text });
      await visit("/api/links", { method: "POST", ...init });
    }
    refuse(sqlEndpoint);
    await otherIsolate()(`/forged-${crypto.randomUUID()}`, { headers: fromFreshAddress() });
    const found = lines();
    expect(found.length).toBeGreaterThan(4 * texts.length);
    const events = found.map((line) => {
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      return (JSON.parse(line) as { event: string }).event; // As log.ts writes them.
    });
    const own = new Set(["api-request", "redirect", "store-failed", "redirect-failed"]);
    // Where another file has left a webhook, it is told of the links made here, and that may meet the refused SQL.
    expect(new Set(events.filter((event) => event !== "webhooks-delayed"))).toEqual(own);
    expect(found.join("\n")).not.toContain("forged");
  });
});
