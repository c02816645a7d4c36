// Longer than others: a second file would be a second workerd on this database, and either could deliver what the other waits for.
import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, it, vi } from "vitest";
import { bearer, createKey } from "../support/key-client.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  jsonInit,
  otherIsolate,
  problemOf,
  uniqueSlug,
} from "../support/worker-client.ts";
import { worker } from "../support/worker-main.ts";
import { query } from "../support/worker-sql.ts";

interface WebhookJson {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly tag: string | null;
  readonly state: string;
  readonly stateReason: string | null;
  readonly secret?: string;
}
interface DeliveryJson {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastStatus: number | null;
}

const HOOK = "https://hooks.example.com/bijou";
const UNKNOWN = "00000000-0000-4000-8000-000000000000";

/** It hears of nothing: other files make and change links on this database meanwhile. */
async function makeWebhook(fields: Record<string, unknown> = {}): Promise<WebhookJson & { readonly secret: string }> {
  const response = await callAsAdmin("POST", "/api/webhooks", {
    url: HOOK,
    events: ["link.created"],
    tag: uniqueSlug(),
    ...fields,
  });
  expect(response.status).toBe(201);
  return response.json();
}

interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Puts endpoints behind the global `fetch`; the stores are reached as ever. */
function answerWith(answer: () => Response): Sent[] {
  const sent: Sent[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (typeof input !== "string" || !input.startsWith(HOOK)) return real(input, init);
    // Plain data: the Queue's consumer may be another context of this isolate.
    sent.push({ url: input, headers: Object.fromEntries(new Headers(init?.headers)), body: init?.body as string });
    return answer();
  });
  return sent;
}

/** Delivers a call as the Queue does. */
async function consume(body: object) {
  const batch = createMessageBatch<{ format: number }>("bijou-webhooks", [
    { id: "0", timestamp: new Date(), attempts: 1, body: { format: 1, ...body } },
  ]);
  await worker.queue(batch, env);
  return getQueueResult(batch, createExecutionContext());
}

const deliveriesOf = async (id: string, parameters = "") =>
  (await callAsAdmin("GET", `/api/webhooks/${id}/deliveries${parameters}`)).json<{
    deliveries: DeliveryJson[];
    nextCursor: string | null;
  }>();

/**
 * Other files have a workerd each on this database, and whoever comes first delivers. So it is tried anew until it was this one, which
 * has the endpoints.
 */
async function untilHere<Value>(attempt: () => Promise<Value | null>): Promise<Value> {
  for (let n = 0; n < 20; n++) {
    const value = await attempt();
    if (value !== null) return value;
  }
  throw new Error("Cannot test: another workerd has delivered each time");
}

const tried = (id: string) =>
  vi.waitFor(
    async () => {
      const found = await deliveriesOf(id);
      expect(found.deliveries.length > 0 && found.deliveries.every(({ attempts }) => attempts > 0)).toBe(true);
      return found;
    },
    { timeout: 20_000, interval: 100 },
  );

describe("/api/webhooks", () => {
  afterEach(async () => {
    vi.restoreAllMocks();
    // Its own: other files have some on this database.
    await query("DELETE FROM webhooks WHERE url LIKE $1", [`${HOOK}%`]);
  });

  it("POST /api/webhooks makes one, with a secret that no other answer has", async () => {
    const response = await callAsAdmin("POST", "/api/webhooks", {
      url: HOOK,
      events: ["link.created", "link.created"],
      tag: " print ",
    });
    const made = await response.json<WebhookJson>();
    expect([response.status, response.headers.get("Location")]).toEqual([201, `/api/webhooks/${made.id}`]);
    expect(made).toEqual({
      ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown, url: HOOK, events: ["link.created"], tag: "print" },
      ...{
        state: "on",
        stateReason: null,
        createdAt: expect.any(String) as unknown,
        lastSuccessAt: null,
        lastFailureAt: null,
      },
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) as unknown,
    });
    const { secret, ...rest } = made;
    expect(await (await callAsAdmin("GET", `/api/webhooks/${made.id}`)).json()).toEqual(rest);
    const all = await callAsAdmin("GET", "/api/webhooks");
    const { webhooks } = await all.json<{ webhooks: WebhookJson[] }>();
    // Tests of other files make more. None has a secret here.
    expect(webhooks.filter(({ id }) => id === made.id)).toEqual([rest]);
    expect(webhooks.filter((one) => "secret" in one)).toEqual([]);
    expect(JSON.stringify(await query("SELECT * FROM webhooks"))).not.toContain(secret?.slice(6));
  });

  it.each([
    ["url", { url: "nowhere" }, 400, "validation"],
    ["url", { url: 7 }, 400, "validation"],
    ["url", { url: `https://hooks.example.com/${"a".repeat(3_000)}` }, 400, "validation"],
    ["url", { url: "https://user:password@hooks.example.com/" }, 400, "validation"],
    ["url", { url: "http://127.0.0.1/" }, 422, "destination-refused"],
    ["url", { url: "http://0x7f.1/" }, 422, "destination-refused"],
    ["url", { url: "http://[::ffff:10.0.0.1]/" }, 422, "destination-refused"],
    ["url", { url: "http://metadata.internal/" }, 422, "destination-refused"],
    ["events", { events: [] }, 400, "validation"],
    ["events.1", { events: ["link.created", "link.eaten"] }, 400, "validation"],
    ["events", { events: "link.created" }, 400, "validation"],
    ["tag", { tag: "" }, 400, "validation"],
    ["tag", { tag: 7 }, 400, "validation"],
    ["secret", { secret: "mine" }, 400, "validation"],
  ])("a bad %s is refused by create and edit: %j", async (field, bad, status, type) => {
    const body = { url: HOOK, events: ["link.created"], ...bad };
    expect(fieldsOf(await problemOf(await callAsAdmin("POST", "/api/webhooks", body), status, type))).toEqual([field]);
    const { id } = await makeWebhook();
    expect(fieldsOf(await problemOf(await callAsAdmin("PATCH", `/api/webhooks/${id}`, bad), status, type))).toEqual([
      field,
    ]);
  });

  it("a domain of ours is refused by an isolate that has read of none yet; one that is blocked for links may have a webhook", async () => {
    const { id } = await makeWebhook();
    const [domain, blocked] = [`${uniqueSlug()}.example`, `${uniqueSlug()}.example`];
    expect((await callAsAdmin("POST", "/api/domains", { domain })).status).toBe(201);
    expect((await callAsAdmin("POST", "/api/blocked-domains", { domains: [blocked], reason: "A test's" })).status).toBe(
      200,
    );
    const asked = [
      [
        "POST",
        "/api/webhooks",
        (host: string) => ({ url: `https://${host}/hook`, events: ["link.created"], tag: uniqueSlug() }),
      ],
      ["PATCH", `/api/webhooks/${id}`, (host: string) => ({ url: `https://${host}/hook` })],
    ] as const;
    try {
      for (const [method, path, bodyOf] of asked) {
        const send = (host: string) =>
          otherIsolate()(path, { method, ...jsonInit(bodyOf(host), bearer(env.ADMIN_API_KEY)) });
        const problem = await problemOf(await send(domain), 422, "destination-refused");
        expect(fieldsOf(problem)).toEqual(["url"]);
        expect((await send(blocked)).status).toBe(method === "POST" ? 201 : 200);
      }
    } finally {
      await query("DELETE FROM webhooks WHERE url LIKE $1", [`https://${blocked}/%`]);
      await callAsAdmin("DELETE", `/api/domains/${domain}`);
      await callAsAdmin("POST", "/api/blocked-domains/unblock", { domains: [blocked] });
    }
  });

  it("several bad fields are named at once, and a state that there is none", async () => {
    const all = await problemOf(
      await callAsAdmin("POST", "/api/webhooks", { url: "no", events: [], tag: 1 }),
      400,
      "validation",
    );
    expect(fieldsOf(all).toSorted()).toEqual(["events", "tag", "url"]);
    for (const body of [null, [], "text"]) {
      expect(fieldsOf(await problemOf(await callAsAdmin("POST", "/api/webhooks", body), 400, "validation"))).toEqual([
        "body",
      ]);
    }
    const { id } = await makeWebhook();
    const problem = await problemOf(
      await callAsAdmin("PATCH", `/api/webhooks/${id}`, { state: "paused" }),
      400,
      "validation",
    );
    expect(fieldsOf(problem)).toEqual(["state"]);
  });

  it("only the administrator may look at or touch them", async () => {
    const { id } = await makeWebhook();
    const { key } = await createKey({ name: "all", scopes: ["links:read", "links:write", "stats:read"] });
    for (const [method, path] of [
      ...[
        ["POST", ""],
        ["GET", ""],
        ["GET", `/${id}`],
        ["PATCH", `/${id}`],
        ["DELETE", `/${id}`],
      ],
      ...[
        ["POST", `/${id}/test`],
        ["POST", `/${id}/rotate`],
        ["GET", `/${id}/deliveries`],
      ],
      ["POST", `/${id}/deliveries/${UNKNOWN}/redeliver`],
    ] as const) {
      const init =
        method === "PATCH" || (method === "POST" && path === "") ? jsonInit({}, bearer(key)) : { headers: bearer(key) };
      await problemOf(await call(`/api/webhooks${path}`, { method, ...init }), 403, "forbidden");
    }
  });

  it("an unknown id, and what is no id, is 404 everywhere", async () => {
    for (const id of [UNKNOWN, "x", "%00"]) {
      for (const [method, path, body] of [
        ...[
          ["GET", ""],
          ["PATCH", "", { state: "on" }],
          ["DELETE", ""],
          ["POST", "/test"],
          ["POST", "/rotate"],
        ],
        ...[
          ["GET", "/deliveries"],
          ["POST", `/deliveries/${UNKNOWN}/redeliver`],
        ],
      ] as const) {
        await problemOf(await callAsAdmin(method, `/api/webhooks/${id}${path}`, body), 404, "not-found");
      }
    }
    const { id } = await makeWebhook();
    await problemOf(await callAsAdmin("POST", `/api/webhooks/${id}/deliveries/${UNKNOWN}/redeliver`), 404, "not-found");
  });

  it("a create of a link comes to its endpoint, and its signature is right by the library and by the specification", async () => {
    const sent = answerWith(() => new Response("thanks", { status: 202 }));
    const { id, secret, tag, slug, request } = await untilHere(async () => {
      const tag = uniqueSlug();
      const webhook = await makeWebhook({ tag });
      const { slug } = await createLink({ slug: uniqueSlug(), tags: [tag] });
      await createLink();
      await consume({});
      await consume({ webhook: webhook.id });
      await tried(webhook.id);
      expect(sent.length).toBeLessThanOrEqual(1);
      const request = sent.pop();
      return request === undefined ? null : { ...webhook, tag, slug, request };
    });
    const { body, headers } = request;
    expect(JSON.parse(body)).toMatchObject({
      ...{ type: "link.created", timestamp: expect.stringMatching(/Z$/) as unknown },
      data: {
        link: { slug, tags: [tag] },
        changes: { tags: { from: null, to: [tag] } },
        actor: { kind: "admin", name: "admin" },
      },
    });
    expect(new Webhook(secret).verify(body, headers)).toBeTruthy();
    // Standard Webhooks 1.0.0, "Signature scheme", written from its text.
    const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(content).digest("base64")}`);
    expect((await deliveriesOf(id)).deliveries).toMatchObject([
      { id: headers["webhook-id"], type: "link.created", status: "delivered", attempts: 1, lastStatus: 202 },
    ]);
  });

  it("a test event comes whatever it listens to; a redirect is not followed, and is no success", async () => {
    const sent = answerWith(() => Response.redirect(`${HOOK}/elsewhere`, 302));
    const { id, tested, deliveries } = await untilHere(async () => {
      const { id } = await makeWebhook({ events: ["link.deleted"] });
      const response = await callAsAdmin("POST", `/api/webhooks/${id}/test`);
      expect(response.status).toBe(202);
      const tested = await response.json<DeliveryJson>();
      expect(tested).toMatchObject({ type: "webhook.test", status: "pending", attempts: 0 });
      await consume({ webhook: id });
      const { deliveries } = await tried(id);
      return sent.length === 0 ? null : { id, tested, deliveries };
    });
    expect(sent.map(({ url }) => url)).toEqual([HOOK]);
    expect(deliveries).toMatchObject([{ id: tested.id, status: "pending", attempts: 1, lastStatus: 302 }]);
    expect(
      Date.parse(String((deliveries[0] as { nextAttemptAt?: string } | undefined)?.nextAttemptAt)),
    ).toBeGreaterThan(Date.now());
    vi.restoreAllMocks();
    const again = answerWith(() => new Response(null, { status: 204 }));
    const settled = await untilHere(async () => {
      const path = `/api/webhooks/${id}/deliveries/${tested.id}/redeliver`;
      expect((await callAsAdmin("POST", path)).status).toBe(202);
      await consume({ webhook: id });
      const { deliveries } = await tried(id);
      return again.length === 0 ? null : deliveries;
    });
    expect(again.map(({ headers }) => headers["webhook-id"])).toEqual([tested.id]);
    expect(settled).toMatchObject([{ status: "delivered", attempts: 1, lastStatus: 204 }]);
  });

  it("an endpoint whose answer has no end fails nothing, and no more than a little of it is read", async () => {
    let chunks = 0;
    let isCancelled = false;
    answerWith(
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              chunks++;
              controller.enqueue(new Uint8Array(512));
            },
            cancel() {
              isCancelled = true;
            },
          }),
        ),
    );
    const settled = await untilHere(async () => {
      const { id } = await makeWebhook();
      await callAsAdmin("POST", `/api/webhooks/${id}/test`);
      await consume({ webhook: id });
      const { deliveries } = await tried(id);
      return chunks === 0 ? null : deliveries;
    });
    expect(settled).toMatchObject([{ status: "delivered", lastStatus: 200 }]);
    expect([chunks < 10, isCancelled]).toEqual([true, true]);
  });

  it("switched off it sends nothing, says 409 to tests, and is switched on again", async () => {
    const sent = answerWith(() => new Response());
    const { id, tag } = await makeWebhook();
    const off = await callAsAdmin("PATCH", `/api/webhooks/${id}`, { state: "off" });
    expect(await off.json()).toMatchObject({ state: "off", stateReason: null });
    await createLink({ tags: [tag] });
    await consume({});
    await consume({ webhook: id });
    await problemOf(await callAsAdmin("POST", `/api/webhooks/${id}/test`), 409, "webhook-off");
    const on = await callAsAdmin("PATCH", `/api/webhooks/${id}`, {
      ...{ state: "on", tag: `${tag}-2`, events: ["link.updated"], url: `${HOOK}2` },
    });
    expect(await on.json()).toMatchObject({
      ...{ state: "on", tag: `${tag}-2`, events: ["link.updated"], url: `${HOOK}2` },
    });
    await consume({});
    expect([sent, (await deliveriesOf(id)).deliveries]).toEqual([[], []]);
    const ofAll = await callAsAdmin("PATCH", `/api/webhooks/${id}`, { state: "off", tag: null });
    expect(await ofAll.json()).toMatchObject({ state: "off", tag: null });
    expect((await callAsAdmin("DELETE", `/api/webhooks/${id}`)).status).toBe(204);
    await problemOf(await callAsAdmin("DELETE", `/api/webhooks/${id}`), 404, "not-found");
  });

  it("GET /health tells of webhooks that Bijou switched off, and is healthy", async () => {
    const { id } = await makeWebhook();
    const health = async () => (await otherIsolate()("/health")).json<{ status: string; information?: object }>();
    expect(await health()).not.toHaveProperty("information");
    await query("UPDATE webhooks SET state = 'off', state_reason = 'gone' WHERE id = $1", [id]);
    expect(await health()).toMatchObject({ status: "healthy", information: { webhooksOff: 1 } });
  });

  it("GET …/deliveries goes page by page, and refuses what is no cursor", async () => {
    const { id } = await makeWebhook();
    for (let n = 0; n < 3; n++) await callAsAdmin("POST", `/api/webhooks/${id}/test`);
    const first = await deliveriesOf(id, "?limit=2");
    const second = await deliveriesOf(id, `?limit=2&cursor=${first.nextCursor}`);
    expect(new Set([...first.deliveries, ...second.deliveries].map((delivery) => delivery.id)).size).toBe(3);
    expect([first.deliveries.length, second.nextCursor]).toEqual([2, null]);
    const problem = await problemOf(
      await callAsAdmin("GET", `/api/webhooks/${id}/deliveries?cursor=x`),
      400,
      "validation",
    );
    expect(fieldsOf(problem)).toEqual(["cursor"]);
  });

  it("a call of another release, and one that holds anything, is put off and does no harm", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    for (const body of [{ format: 2 }, { webhook: "x" }, { webhook: 7 }]) {
      expect(await consume(body)).toMatchObject({ explicitAcks: [], retryMessages: [{ msgId: "0" }] });
    }
    expect(await consume({ webhook: UNKNOWN })).toMatchObject({ explicitAcks: ["0"] });
  });
});
