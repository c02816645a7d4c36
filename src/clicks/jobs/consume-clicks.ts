import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { putOff } from "../../lib/put-off.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { CounterStore } from "../../metrics/counter-store.ts";
import { type Counters, takeBatch } from "../../metrics/counters.ts";
import { createAgentReader } from "../../redirects/read-agent.ts";
import type { Click } from "../click.ts";
import type { ClickBatch, QueuedClick } from "../click-batch.ts";
import { decodeClickBatch } from "../click-message.ts";
import { utcDay } from "../click-retention.ts";
import { type ClickStore, ClicksRefused } from "../click-store.ts";
import { addClicks } from "./add-clicks.ts";

/**
 * Counts the visits that isolates sent, each once, however often it is delivered (P7).
 *
 * Messages are counted together, up to 2,000 clicks in a statement, and acknowledged once they are in Postgres. In an
 * outage the rest of the batch is sent back, to come again later. Clicks that Postgres refuses for their data, and clicks
 * older than the log reaches back, are dropped, and the log says how many.
 */
export interface ClickJob {
  readonly store: ClickStore;
  readonly counterStore: Pick<CounterStore, "add">;
  /** This isolate's own. */
  readonly counters: Counters;
  readonly createId: () => string;
  readonly now: () => number;
}

/** Most of a second of PostgreSQL 15 on two busy cores. A larger one would keep others from the sums of all links for longer. */
const MAX_CLICKS = 2_000;
/** For a statement as large as they get, on a database that has just woken up. */
export const STATEMENT_TIMEOUT_MS = 30_000;
const MAX_DELAY_SECONDS = 600;

type Batch = Pick<MessageBatch, "messages">;
type ClickMessage = Batch["messages"][number];

/** @param clicks how many are in the message; null where this release can't read it, and another one may. */
type SendBack = (message: ClickMessage, clicks: number | null) => void;

/** @param sendBack lets the Queue deliver a message again, later. */
export async function consumeClicks(
  batch: Batch,
  job: ClickJob,
  sendBack: SendBack = (message, clicks) => (clicks === null ? putOff(message, job.now()) : backOff(message)),
): Promise<void> {
  const known = batch.messages.flatMap((message) => {
    const body = decodeClickBatch(message.body);
    if (body !== null) return [{ message, body }];
    // Another release wrote this message. That release must read it, so it must not be lost.
    log("warn", "clicks-not-understood", { attempts: message.attempts });
    sendBack(message, null);
    return [];
  });
  const readAgent = createAgentReader();

  for (let first = 0; first < known.length; ) {
    const group = known.slice(first, endOfGroup(known, first));
    try {
      await countGroup(group, readAgent, job);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const left = known.slice(first);
      log("warn", "clicks-delayed", { reason: error.message, messages: left.length, clicks: clicksIn(left) });
      for (const { message, body } of left) sendBack(message, body.clicks.length);
      return;
    }
    for (const { message } of group) message.ack();
    first += group.length;
  }
}

function backOff(message: ClickMessage): void {
  message.retry({ delaySeconds: Math.min(MAX_DELAY_SECONDS, 2 ** message.attempts) });
}

interface Delivery {
  readonly message: ClickMessage;
  readonly body: ClickBatch;
}

export function clicksIn(deliveries: readonly Pick<Delivery, "body">[]): number {
  return deliveries.reduce((sum, { body }) => sum + body.clicks.length, 0);
}

/** At least one message, and no more than fit into a statement together. */
function endOfGroup(deliveries: readonly Delivery[], first: number): number {
  let end = first + 1;
  while (end < deliveries.length && clicksIn(deliveries.slice(first, end + 1)) <= MAX_CLICKS) end++;
  return end;
}

async function countGroup(
  group: readonly Delivery[],
  readAgent: ReturnType<typeof createAgentReader>,
  { store, counterStore, counters, createId, now }: ClickJob,
): Promise<void> {
  const limit = () => createDeadline(STATEMENT_TIMEOUT_MS, now);
  const clicks = group.flatMap(({ body }) => body.clicks.map((click) => clickOf(click, readAgent)));
  const { counted, tooOld, refused } = await addClicks(store, clicks, limit);
  counters.count("bijou_clicks_total", ["counted"], counted);
  if (tooOld + refused > 0) counters.count("bijou_clicks_total", ["dropped"], tooOld + refused);
  if (tooOld > 0) log("error", "clicks-dropped", { reason: "older than the access log reaches", clicks: tooOld });
  if (refused > 0) log("error", "clicks-dropped", { reason: "refused by the database", clicks: refused });

  for (const [day, names] of unknownByDay(group)) {
    try {
      await store.addUnknown(day, names, limit());
    } catch (error) {
      if (!(error instanceof ClicksRefused)) throw error;
      log("warn", "unknown-names-dropped", { names: names.size });
    }
  }

  const own = takeBatch(counters, createId);
  try {
    await counterStore.add([...group.flatMap(({ body }) => body.counts), ...own], limit());
  } catch (error) {
    for (const { counts } of own) counters.putBack(counts);
    throw error;
  }
}

function clickOf({ userAgent, ...queued }: QueuedClick, readAgent: ReturnType<typeof createAgentReader>): Click {
  const { isBot, device, browser, os } = readAgent(userAgent);
  return { ...queued, isBot, dimensions: { ...queued.dimensions, device, browser, os } };
}

/** Names come without a time: the day is that on which the message was sent. */
function unknownByDay(group: readonly Delivery[]): Map<string, Map<string, number>> {
  const days = new Map<string, Map<string, number>>();
  for (const { message, body } of group) {
    if (body.unknown.length === 0) continue;
    const day = utcDay(message.timestamp.getTime());
    const names = days.get(day) ?? new Map<string, number>();
    days.set(day, names);
    for (const [name, requests] of body.unknown) names.set(name, (names.get(name) ?? 0) + requests);
  }
  return days;
}
