import { loadavg } from "node:os";
import { createDeadline } from "../../src/lib/deadline.ts";
import type { Destination } from "../../src/links/destination.ts";
import { createLinkNamer } from "../../src/links/link-namer.ts";
import { claimKeyFingerprint } from "../../src/links/stores/link-statements.ts";
import { linkOfRow } from "../../src/links/stores/row-of-link-table.ts";
import { startStack } from "../../src/local/stack.ts";
import type { Postgres } from "../../src/postgres/postgres.ts";
import { createEventBodies } from "../../src/webhooks/event-bodies.ts";
import { runDeliveries } from "../../src/webhooks/jobs/run-deliveries.ts";
import { sweepEvents } from "../../src/webhooks/jobs/sweep-events.ts";
import { createPostgresDeliveryWork } from "../../src/webhooks/stores/postgres-delivery-work.ts";
import { createPostgresWebhookStore } from "../../src/webhooks/stores/postgres-webhook-store.ts";
import { createSignedSender } from "../../src/webhooks/stores/signed-sender.ts";
import { createWebhookSecrets } from "../../src/webhooks/webhook-secrets.ts";
import { adaptersOn, draftOf } from "../support/adapters.ts";
import { ORIGIN } from "../support/settings.ts";
import { spreadOf } from "../support/spread.ts";

/**
 * `npm run bench:webhooks`: events a second to one webhook, from hand-over to settled, and SQL statements per thousand events.
 *
 * How it stays honest: the real statements over the embedded Postgres, real signatures, one webhook with four calls at once; the
 * endpoint answers at once, so what is measured is ours. Rounds of a thousand creates; the median with the spread. The first
 * round warms up, and doesn't count.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 5);
const EVENTS = 1_000;

function told(values: readonly number[]): string {
  const { median, least, most } = spreadOf(values);
  return `${median.toFixed(0)} (${least.toFixed(0)} to ${most.toFixed(0)})`;
}

const stack = await startStack();
try {
  const { postgres, confirmation, codes, key, repository } = await adaptersOn(stack);
  await postgres.run("claim", () => AbortSignal.timeout(30_000), claimKeyFingerprint(key.fingerprint));
  const now = () => Date.now();
  let statements = 0;
  const counted: Postgres = {
    run: (...call) => {
      statements++;
      return postgres.run(...call);
    },
  };
  const secrets = createWebhookSecrets(key.webhookSecret);
  const work = createPostgresDeliveryWork({ postgres: counted, timeoutMs: 30_000, confirmation });
  const limit = () => createDeadline(60_000, now);
  let got = 0;
  const runs = {
    ...{
      work,
      now,
      createId: () => crypto.randomUUID(),
      random: () => 0.5,
      calls: { deliver: async () => undefined, sweep: async () => undefined },
    },
    bodies: createEventBodies({
      ...{ readLinkRow: linkOfRow, readImport: async () => null, namer: createLinkNamer(codes) },
      ...{ pseudonym: key.pseudonym, baseUrl: ORIGIN },
    }),
    sender: createSignedSender({
      ...{ secrets, version: "bench", now },
      rules: async () => ({ ownHosts: [], allowPrivate: false }),
      timeout: (ms) => AbortSignal.timeout(ms),
      fetch: async () => {
        got++;
        return new Response(null, { status: 204 });
      },
    }),
  };
  const store = createPostgresWebhookStore({ postgres, timeoutMs: 30_000, now });
  const id = crypto.randomUUID();
  const url = "https://hooks.example/" as Destination; // A good one.
  await store.create({ id, salt: "salt", url, events: ["link.created"], tag: null }, limit());

  const rates: number[] = [];
  const sql: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const items = Array.from({ length: EVENTS }, () => ({ kind: "draft" as const, draft: draftOf() }));
    await repository.createMany({ createdBy: "key:admin", idempotency: null, items }, limit());
    got = 0;
    statements = 0;
    const startedAt = performance.now();
    await sweepEvents({ work, now, calls: { sweep: async () => undefined, deliverAll: async () => undefined } });
    await runDeliveries(id, false, runs);
    const seconds = (performance.now() - startedAt) / 1_000;
    if (got !== EVENTS) throw new Error(`Cannot measure: ${got} of ${EVENTS} events came`);
    if (round < 0) continue;
    rates.push(EVENTS / seconds);
    sql.push(statements);
  }
  console.log(`events a second: ${told(rates)}`);
  console.log(`SQL statements per thousand events: ${told(sql)}`);
  console.log(
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(" ")}`,
  );
} finally {
  await stack.close();
}
