import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { asAdmin } from "../support/settings.ts";
import { call, createLink } from "../support/worker-client.ts";
import { countCalls, redisEndpoint, refuse } from "../support/worker-fetch.ts";
import { worker } from "../support/worker-main.ts";

const MINUTE_MS = 60_000;
/** A minute that is a ping's. */
const DUE = new Date(5 * MINUTE_MS * 1_000_000);

interface PingJson {
  readonly status: string;
  readonly components: Readonly<Record<string, { readonly status: string }>>;
}

/** What the newest ping saw. */
async function newest(): Promise<PingJson | undefined> {
  const response = await call("/api/health/history?limit=1", { headers: asAdmin });
  expect(response.status).toBe(200);
  return (await response.json<{ history: PingJson[] }>()).history[0];
}

/** The cron comes to an isolate of its own. */
async function ping(settings: Record<string, string>, scheduledTime = DUE): Promise<void> {
  const own = Object.assign({}, env, { HEALTH_QUIET: "false", ...settings });
  const cron = createScheduledController({ cron: "* * * * *", scheduledTime });
  await worker.scheduled(cron, own, createExecutionContext());
}

describe("the health ping of the cron", () => {
  afterEach(() => vi.restoreAllMocks());

  it("asks both stores, opens the standing link from end to end, and is in the history", async () => {
    const { slug } = await createLink({ slug: `standing-${crypto.randomUUID()}` });
    await ping({ HEALTH_LINK: slug });
    expect(await newest()).toMatchObject({
      status: "healthy",
      components: {
        postgres: { status: "up" },
        redis: { status: "up" },
        codeKey: { status: "up" },
        link: { status: "up" },
      },
    });
  });

  it("finds the service unhealthy where there is no standing link any more", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    await ping({ HEALTH_LINK: `gone-${crypto.randomUUID()}` });
    expect(await newest()).toMatchObject({ status: "unhealthy", components: { link: { status: "down" } } });
  });

  it("writes into Postgres what it saw of a Redis that is down", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    vi.spyOn(console, "warn").mockReturnValue();
    refuse(redisEndpoint);
    await ping({});
    vi.restoreAllMocks();
    expect(await newest()).toMatchObject({ status: "unhealthy", components: { redis: { status: "down" } } });
  });

  it("leaves a minute alone that is not a ping's", async () => {
    const calls = countCalls();
    await ping({}, new Date(DUE.getTime() + MINUTE_MS));
    expect(calls()).toEqual({});
  });
});
