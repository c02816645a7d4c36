import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { expectOutage } from "../support/expect-outage.ts";
import { findFreePort } from "../support/free-port.ts";
import { faultsOf, type Scenario, tableOf } from "../support/outage-ledger.ts";
import { readUnknown } from "../support/outage-reads.ts";
import { type OutageSession, startSession } from "../support/outage-session.ts";
import { startOutageWorld } from "../support/outage-world.ts";
import { endOutages } from "../support/run-outage.ts";

const MINUTE_MS = 60_000;
/** For so long an isolate asks a store once (health-services.ts), and a little longer. */
const REST_MS = 5_200;
/** By default. */
const INTERVAL_MINUTES = 5;
const outages = [
  { name: "Postgres refuses connections", parts: ["postgres"], fault: "refuses connections" },
  { name: "each hangs", parts: ["redis", "postgres"], fault: "hangs" },
] as const;

/** Not one setting but where the stores and the receiver of alerts are: as somebody has it who changed nothing. */
describe.each(engines)("outages in the default settings, on $name", (engine) => {
  let session: OutageSession;
  let receiver: Server;
  const scenarios: Scenario[] = [];
  const alerts: string[] = [];
  let pings = 0;

  beforeAll(async () => {
    const port = await findFreePort();
    receiver = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        alerts.push((JSON.parse(body) as { type: string }).type); // Bijou's own.
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(port, "127.0.0.1", resolve));
    session = startSession(
      await startOutageWorld(engine, {
        HEALTH_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
        HEALTH_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString("base64")}`,
      }),
    );
  });
  afterAll(async () => {
    console.log(`Outages in the default settings on ${engine.name}\n${tableOf(scenarios)}`);
    await session.world.close();
    await new Promise((resolve) => receiver.close(resolve));
  });

  /** The cron in a minute that is a ping's, when what `/health` knows has to be found out anew. */
  async function ping(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const scheduledTime = new Date(pings++ * INTERVAL_MINUTES * MINUTE_MS);
    await session.world.worker.harness.getWorker("bijou").scheduled({ cron: "* * * * *", scheduledTime });
  }

  describe.each(outages)("$name", (outage) => expectOutage(outage, () => session, scenarios));

  it("every visit is in the statistics once (P7)", async () => {
    endOutages(session);
    const { world, visits } = session;
    const counted = async () => {
      await Promise.all(world.isolates.map((isolate) => readUnknown(session, isolate)));
      const { rows } = await world.stack.sql.query({ query: "SELECT count(*) FROM clicks", params: [] });
      return Number(rows[0]?.[0]);
    };
    await expect.poll(counted, { timeout: 180_000, interval: 2_000 }).toBe(visits.main);
    expect(faultsOf(session.scenario, "unexpected")).toEqual([]);
  });

  it("pings alert that Postgres is down though no visit is written, and tell that it is back", async () => {
    const { world } = session;
    const main = world.isolates.find(({ name }) => name === "main");
    await ping();
    expect(alerts).toEqual([]);
    await world.worker.sql.refuse();
    if (main !== undefined) await readUnknown(session, main); // Asks Postgres, and is answered 503.
    await ping();
    await ping();
    expect(alerts).toEqual(["health.unhealthy"]);
    await world.worker.sql.accept();
    await ping();
    await ping();
    expect(alerts).toEqual(["health.unhealthy", "health.recovered"]);
  });
});
