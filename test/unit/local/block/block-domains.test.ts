import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import type { Domain } from "../../../../src/abuse/blocked-domain.ts";
import { type BlockRun, blockDomains } from "../../../../src/local/block/block-domains.ts";

describe("blockDomains()", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** @param statuses one for each request, 200 after the last; 0 cuts the connection. */
  async function setUp(...statuses: number[]) {
    const requests: {
      path: string;
      key: string | undefined;
      body: { domains: string[]; reason?: string };
      bytes: number;
    }[] = [];
    const slept: number[] = [];
    const said: string[] = [];
    server = createServer((request, response) => {
      void readText(request).then((text) => {
        const body = JSON.parse(text) as (typeof requests)[number]["body"]; // As it is sent.
        requests.push({ path: request.url ?? "", key: request.headers.authorization, body, bytes: text.length });
        const status = statuses.shift() ?? 200;
        if (status === 0) return response.destroy();
        const answer = request.url?.endsWith("/unblock")
          ? { unblocked: body.domains }
          : { blockedDomains: body.domains };
        return response.writeHead(status, status === 429 ? { "Retry-After": "7" } : {}).end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const run: BlockRun = {
      address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // Of a TCP server.
      ...{ adminKey: "the-key", action: "block", reason: null },
      say: (line) => said.push(line),
      async sleep(ms) {
        slept.push(ms);
      },
    };
    return { run, requests, slept, said };
  }

  async function* domains(count: number, make = (i: number) => `${i}.example`) {
    for (let i = 0; i < count; i++) yield make(i) as Domain; // Each is one.
  }

  it("sends a thousand at a time, each once", async () => {
    const { run, requests } = await setUp();
    expect(await blockDomains(domains(2_500), { ...run, reason: "A list" })).toEqual({ domains: 2_500, badLines: 0 });
    expect(requests.map(({ body }) => body.domains.length)).toEqual([1_000, 1_000, 500]);
    expect(new Set(requests.flatMap(({ body }) => body.domains)).size).toBe(2_500);
    expect(requests[0]).toMatchObject({
      path: "/api/blocked-domains",
      key: "Bearer the-key",
      body: { reason: "A list" },
    });
  });

  it("sends fewer where they are long, so that a body has 64 KiB at most", async () => {
    const { run, requests } = await setUp();
    await blockDomains(
      domains(1_000, (i) => `${i}.${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.example`),
      run,
    );
    expect(requests.length).toBeGreaterThan(1);
    for (const { bytes } of requests) expect(bytes).toBeLessThanOrEqual(65_536);
    expect(requests.flatMap(({ body }) => body.domains)).toHaveLength(1_000);
  });

  it("unblocks without a reason", async () => {
    const { run, requests } = await setUp();
    await blockDomains(domains(1), { ...run, action: "unblock" });
    expect(requests).toMatchObject([{ path: "/api/blocked-domains/unblock", body: { domains: ["0.example"] } }]);
    expect(requests[0]?.body).not.toHaveProperty("reason");
  });

  it("waits as long as it is told, and sends again what was not answered", async () => {
    const { run, requests, slept } = await setUp(429, 503, 0);
    expect(await blockDomains(domains(3), run)).toEqual({ domains: 3, badLines: 0 });
    expect(slept).toEqual([7_000, 2_000, 3_000]);
    expect(requests).toHaveLength(4);
  });

  it.each([
    [[401], "401 came", 1],
    [Array<number>(9).fill(503), "503 came", 6],
    [Array<number>(9).fill(0), "the request failed", 6],
  ])("gives up at %j", async (statuses, reason, count) => {
    const { run, requests } = await setUp(...statuses);
    await expect(blockDomains(domains(3), run)).rejects.toThrow(reason);
    expect(requests).toHaveLength(count);
  });

  it("counts all bad lines, and tells of the first 50", async () => {
    const { run, said, requests } = await setUp();
    async function* bad() {
      for (let number = 1; number <= 70; number++) yield { number, message: "is none" };
    }
    expect(await blockDomains(bad(), run)).toEqual({ domains: 0, badLines: 70 });
    expect([said.length, said[0], requests]).toEqual([50, "line 1: is none", []]);
  });
});
