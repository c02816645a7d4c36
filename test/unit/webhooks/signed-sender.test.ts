import { describe, expect, it } from "vitest";
import type { Destination } from "../../../src/links/destination.ts";
import { createSignedSender } from "../../../src/webhooks/stores/signed-sender.ts";

type Answer = Pick<Response, "ok" | "status" | "body">;

/** Sends one message to an endpoint. @returns what came of it, what was asked, and after how long it would be given up. */
async function sendTo(url: string, answer: (init: RequestInit, giveUp: () => void) => Promise<Answer>) {
  const asked: { url: string; init: RequestInit }[] = [];
  const limits: number[] = [];
  const ending = new AbortController();
  const sender = createSignedSender({
    secrets: { signing: async () => [`whsec_${btoa("a secret that only this test has")}`] },
    rules: async () => ({ ownHosts: ["go.example"], allowPrivate: false }),
    version: "0",
    async fetch(to, init) {
      asked.push({ url: to, init });
      return answer(init, () => ending.abort(new DOMException("late", "TimeoutError")));
    },
    timeout(milliseconds) {
      limits.push(milliseconds);
      return ending.signal;
    },
    now: () => 0,
  });
  const webhook = { id: "a-webhook", url: url as Destination, salt: "", before: null } as Parameters<
    typeof sender.send
  >[0];
  return { outcome: await sender.send(webhook, { id: "a-delivery", body: "{}" }), asked, limits };
}

const taken = async () => new Response(null, { status: 204 });
const URL = "https://hooks.example/";

describe("send()", () => {
  it("gives up an endpoint that hangs after ten seconds", async () => {
    const hangs = (init: RequestInit, giveUp: () => void) =>
      new Promise<Answer>((_, reject) => {
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason as Error));
        giveUp();
      });
    const { outcome, limits } = await sendTo(URL, hangs);
    expect([outcome, limits]).toEqual([{ isTaken: false, status: null }, [10_000]]);
  });

  it("follows no redirect, which is no success", async () => {
    const { outcome, asked } = await sendTo(URL, async () => Response.redirect("https://elsewhere.example/", 307));
    expect(outcome).toEqual({ isTaken: false, status: 307 });
    expect(asked.map(({ url, init }) => [url, init.redirect])).toEqual([[URL, "manual"]]);
  });

  it.each([
    ...[
      "http://127.0.0.1/",
      "http://10.1.2.3/hook",
      "http://[::1]/",
      "http://169.254.169.254/latest",
      "http://0x7f.1/",
    ],
    ...["http://localhost/", "http://metadata.internal/", "https://go.example/", "ftp://hooks.example/", ""],
  ])("asks nobody at %s, however it came to be there", async (url) => {
    expect(await sendTo(url, taken)).toMatchObject({ outcome: { isTaken: false, status: null }, asked: [] });
  });

  it("reads a kilobyte of an answer, and cancels the rest", async () => {
    let bytes = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          bytes += 256;
          controller.enqueue(new Uint8Array(256));
        },
        cancel() {
          isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const { outcome } = await sendTo(URL, async () => new Response(endless, { status: 200 }));
    expect([outcome, bytes, isCancelled]).toEqual([{ isTaken: true, status: 200 }, 1_024, true]);
  });

  it("takes an answer whose body breaks off: its status was there", async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError("gone")) });
    const { outcome } = await sendTo(URL, async () => new Response(broken, { status: 202 }));
    expect(outcome).toEqual({ isTaken: true, status: 202 });
  });
});
