import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { useHardenedWorker } from "../support/hardened-worker.ts";
import { exchange } from "../support/raw-http.ts";
import { ADMIN_KEY } from "../support/settings.ts";

/** What a caller says of itself in headers, and headers that are too much, as bytes on workerd's own socket. */
const SPOOFED = ["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP"];

describe.each(engines.slice(-1))("spoofed and oversized headers, on $name", (engine) => {
  const bijou = useHardenedWorker(engine, {
    PUBLIC_CREATE_PER_MINUTE: "3",
    UNKNOWN_LOOKUPS_PER_MINUTE: "3",
    SECURITY_CONTACT: "mailto:security@go.example",
  });

  beforeAll(async () => {
    const link = { url: "https://example.com/", slug: "guessed", password: "open sesame" };
    expect((await bijou.call("POST", "/api/links", link)).status).toBe(201);
  });

  /** One request on a connection of its own. */
  async function ask(start: string, headers: readonly string[], body = ""): Promise<{ status: number; text: string }> {
    const length = body === "" ? [] : [`Content-Length: ${body.length}`];
    const head = [`${start} HTTP/1.1`, ...headers, ...length, "Connection: close"].join("\r\n");
    const { statuses, received } = await exchange(bijou.port, `${head}\r\n\r\n${body}`, undefined, 1);
    return { status: statuses[0] ?? 0, text: received };
  }

  /** As one client that calls itself another each time. @returns how each of the requests was answered. */
  async function askAsMany(start: () => string, times: number, body?: () => string, type = "application/json") {
    const statuses: number[] = [];
    const address = `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
    for (let n = 0; n < times; n++) {
      const spoofed = SPOOFED.map((name) => `${name}: ${name === "Forwarded" ? "for=" : ""}203.0.113.${n}`);
      const headers = ["Host: go.example", `CF-Connecting-IP: ${address}`, `Content-Type: ${type}`, ...spoofed];
      statuses.push((await ask(start(), headers, body?.())).status);
    }
    return statuses;
  }

  it.each<[string, () => string, number, (() => string)?, string?]>([
    ["creates", () => "POST /api/links", 10, () => `{"url":"https://example.com/${randomUUID()}"}`],
    ["unknown names", () => `GET /nobody-${randomUUID()}`, 10],
    ["passwords", () => "POST /guessed", 25, () => "password=wrong", "application/x-www-form-urlencoded"],
  ])("the limit of %s holds for whoever says to be another each time", async (_, start, times, body, type) => {
    expect(await askAsMany(start, times, body, type)).toContain(429);
  });

  it.each(["Host", "X-Forwarded-Host", "X-Original-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL"])(
    "%s: evil.example is in no answer: BASE_URL alone names this Bijou",
    async (name) => {
      const value = name === "Forwarded" ? "host=evil.example" : "evil.example";
      const host = name === "Host" ? [] : ["Host: go.example"];
      const asked = [...host, `${name}: ${value}`, "Content-Type: application/json", "Accept: text/html"];
      const asAdmin = [...asked, `Authorization: Bearer ${ADMIN_KEY}`];
      const created = await ask("POST /api/links", asAdmin, `{"url":"https://example.com/${randomUUID()}"}`);
      // A host that is none of ours gets 404 for all: nothing is made there.
      expect(created.text).toContain(name === "Host" ? "HTTP/1.1 404" : '"shortUrl":"https://go.example/');
      const answers = [
        created,
        await ask("GET /guessed", asked),
        await ask("GET /guessed+", asked),
        await ask("GET /api/links", asAdmin),
        await ask("GET /api/links/guessed/qr", asked),
        await ask("GET /.well-known/security.txt", asked),
        await ask("GET /api/docs", asked),
        await ask("GET /robots.txt", asked),
        await ask("GET /nobody", asked),
      ];
      for (const { text } of answers) expect(text).not.toContain("evil.example");
    },
  );

  it.each<[string, string[]]>([
    ["a header of 100 kB", [`X-Long: ${"x".repeat(100_000)}`]],
    ["10,000 headers", Array.from({ length: 10_000 }, (_, n) => `X-${n}: a`)],
    ["1,000 times the same header", Array.from({ length: 1_000 }, () => "Cookie: a=b")],
    ["a User-Agent of 100 kB", [`User-Agent: ${"Mozilla/5.0 ".repeat(8_000)}`]],
    ["a Referer of 100 kB", [`Referer: https://example.com/${"a".repeat(100_000)}`]],
    ["an Accept of 100 kB", [`Accept: ${"text/html;q=0.1,".repeat(6_000)}`]],
    ["an Accept-Language of 100 kB", [`Accept-Language: ${"de-DE;q=0.1,".repeat(8_000)}`]],
    ["an Authorization of 100 kB", [`Authorization: Bearer ${"a".repeat(100_000)}`]],
    ["an If-None-Match of 100 kB", [`If-None-Match: ${'"a",'.repeat(25_000)}`]],
    ["an Origin of 100 kB", [`Origin: https://${"a".repeat(100_000)}.example`]],
    ["an address of 100 kB", [`CF-Connecting-IP: ${"1.".repeat(50_000)}`]],
    ["an Idempotency-Key of 100 kB", [`Idempotency-Key: ${"a".repeat(100_000)}`]],
    ["request.cf by hand", ['CF-Blob: {"country":"XX"}', "CF-IPCountry: XX", "CF-Worker: evil.example"]],
  ])("%s is refused or answered like any other, and costs what its size costs", async (_, headers) => {
    const plain = ["X-Plain: ".padEnd(headers.join("").length, "a")];
    const starts = ["GET /guessed+", "GET /nobody", "GET /api/links", "GET /api/links/guessed/qr", "POST /api/links"];
    const cpuOf = async (more: string[]) => {
      const before = bijou.workerd.cpuMs();
      for (const start of starts) {
        const { status } = await ask(start, ["Host: go.example", ...more], start.startsWith("POST") ? "{}" : "");
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      }
      return bijou.workerd.cpuMs() - before;
    };
    await cpuOf(plain);
    const usualMs = await cpuOf(plain);
    // A tick of the clock is 10 ms, and a collection of garbage may fall into it.
    expect(await cpuOf(headers)).toBeLessThan(20 * usualMs + 150);
    expect(bijou.log).not.toContain('"unexpected"');
  });
});
