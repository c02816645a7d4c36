import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { Alert } from "../../../../src/health/alert-state.ts";
import { createWebhookChannel } from "../../../../src/health/stores/webhook-channel.ts";
import { AlertNotDelivered } from "../../../../src/health/webhook.ts";

const SECRET = `whsec_${btoa("0123456789abcdefghijklmn")}`;
const URL_WITH_SECRET = "https://alerts.example/hidden-token";
const alert: Alert = {
  ...{ type: "health.unhealthy", incidentId: "incident 1", since: 1_000 },
  ping: { time: 2_000, status: "unhealthy", components: { redis: { status: "down", error: "HTTP 503" } } },
};

/** @param answers one for each request: a status, or an error. */
function setUp(...answers: (number | Error)[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const channel = createWebhookChannel({
    ...{ url: URL_WITH_SECRET, secret: SECRET, now: () => Date.now() },
    async fetch(url, init) {
      requests.push({ url, init });
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return new Response(null, { status: answer ?? 500 });
    },
  });
  return { channel, requests };
}

describe("createWebhookChannel()", () => {
  it("send() posts what a receiver of Standard Webhooks verifies, and follows no redirect", async () => {
    const { channel, requests } = setUp(204);
    await channel.send(alert);
    const [request] = requests;
    expect(requests).toHaveLength(1);
    expect(request?.url).toBe(URL_WITH_SECRET);
    expect(request?.init).toMatchObject({ method: "POST", redirect: "manual" });
    const headers = request?.init.headers as Record<string, string>; // As they are sent.
    const body = request?.init.body as string; // As it is sent.
    expect(new Webhook(SECRET).verify(body, headers)).toMatchObject({ type: "health.unhealthy" });
    const other = new Webhook(`whsec_${btoa("nobody's secret at all!!")}`);
    expect(() => other.verify(body, headers)).toThrow();
    expect(() => new Webhook(SECRET).verify(`${body} `, headers)).toThrow();
  });

  it("send() tries again with the same id, and is content with the first that is taken", async () => {
    const { channel, requests } = setUp(503, new TypeError("network"), 200);
    await channel.send(alert);
    const ids = requests.map(({ init }) => (init.headers as Record<string, string>)["webhook-id"]); // As they are sent.
    expect(ids).toEqual(Array(3).fill("incident 1:health.unhealthy:2000"));
  });

  it.each([
    [[500, 404, 302], "HTTP 302"],
    [[new Error(URL_WITH_SECRET), new Error(URL_WITH_SECRET), new TypeError(URL_WITH_SECRET)], "TypeError"],
  ])("send() gives up after three tries, and tells no address", async (answers, reason) => {
    const { channel, requests } = setUp(...answers);
    const error: unknown = await channel.send(alert).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AlertNotDelivered);
    expect(String(error)).toContain(reason);
    expect(String(error)).not.toContain("hidden");
    expect(requests).toHaveLength(3);
  });
});
