import { StoreError } from "../../src/lib/store-error.ts";
import type { Destination } from "../../src/links/destination.ts";
import type { Link } from "../../src/links/link.ts";
import { linkId } from "../../src/links/link-id.ts";
import type { Slug } from "../../src/links/slug.ts";
import type { RedisEngine } from "../../src/local/redis-engine.ts";
import { createRedisStore, type RedisStore } from "../../src/stores/redis/redis.ts";

/**
 * A world in which every message to a store is held until the test lets it go on, and time passes only
 * when the test says so. Postgres is a variable; Redis is a real one (or the embedded one) that gets
 * the real commands, with its lifetimes shortened by hand as the world's time goes by.
 *
 * A message is first executed, then answered; when its time is up before that, its sender is told so,
 * whether it was executed or not. So lost calls and lost answers need no actions of their own.
 */
export const SLUG = "contested" as Slug; // A legal slug.
const KEYS = [`link:${SLUG}`, `none:${SLUG}`];

interface Message {
  readonly expiresAt: number;
  readonly execute: () => Promise<unknown>;
  readonly answer: (outcome: PromiseSettledResult<unknown>) => void;
  outcome: PromiseSettledResult<unknown> | undefined;
}

export class CacheWorld {
  now = 1_000_000_000_000;
  /** What Postgres has: every change makes a new version, and a deleted link is one too. */
  row: { version: number; exists: boolean } = { version: 0, exists: false };
  /** Until when there was last no such link, in the world's time. */
  absentUntil = this.now;
  readonly messages: Message[] = [];
  readonly redis: RedisStore;
  readonly #engine: RedisEngine;

  constructor(engine: RedisEngine, credentials: { url: string; token: string }) {
    this.#engine = engine;
    const direct = createRedisStore(credentials);
    this.redis = {
      run: (operation, _signal, commands) =>
        this.send(1_000, () => direct.run(operation, () => AbortSignal.timeout(60_000), commands)),
    };
  }

  /** @param limitMs the sender's patience. */
  send<Answer>(limitMs: number, execute: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const answer = (outcome: PromiseSettledResult<unknown>) => {
        if (outcome.status === "fulfilled")
          resolve(outcome.value as Answer); // Of `execute`, below.
        else reject(outcome.reason as Error);
      };
      this.messages.push({ expiresAt: this.now + limitMs, execute, answer, outcome: undefined });
    });
  }

  /** Executes the message, or answers it if it was executed. */
  async step(message: Message): Promise<void> {
    if (message.outcome === undefined) {
      [message.outcome] = await Promise.allSettled([message.execute()]);
      return;
    }
    this.messages.splice(this.messages.indexOf(message), 1);
    message.answer(message.outcome);
    await untilIdle();
  }

  async advance(ms: number): Promise<void> {
    this.now += ms;
    if (!this.row.exists) this.absentUntil = this.now;
    for (const key of KEYS) {
      const left = await this.#timeToLive(key);
      if (left <= 0) continue;
      await this.#engine.run(left <= ms ? ["DEL", key] : ["PEXPIRE", key, String(left - ms)]);
    }
    for (const message of this.messages.filter(({ expiresAt }) => expiresAt <= this.now)) {
      this.messages.splice(this.messages.indexOf(message), 1);
      const reason = new StoreError({ store: "redis", operation: "be answered", reason: "no answer in time" });
      message.answer({ status: "rejected", reason });
    }
    await untilIdle();
  }

  /** As a full Redis may at any time, but for a `pending`: it lives 20 s only, so one that is there is young. */
  async evict(): Promise<void> {
    for (const key of KEYS) {
      const value = await this.#engine.run(["GET", key]);
      if ("result" in value && value.result !== "pending") await this.#engine.run(["DEL", key]);
    }
  }

  async clear(): Promise<void> {
    await this.#engine.run(["DEL", ...KEYS]);
  }

  /** Makes a change in Postgres; null when there is nothing to change, or already something to create. */
  change(kind: "create" | "edit" | "delete"): Link | null {
    if (this.row.exists === (kind === "create")) return null;
    this.row = { version: this.row.version + 1, exists: kind !== "delete" };
    if (kind !== "edit") this.absentUntil = this.now;
    return this.link();
  }

  link(): Link {
    const url = `https://example.com/v${this.row.version}` as Destination; // As its parser would take it.
    return {
      ...{ id: linkId(1), slug: SLUG, url, title: null, tags: [], redirectStatus: 302, enabled: true },
      ...{
        expiresAt: null,
        expiredUrl: null,
        forwardQuery: false,
        passwordHash: null,
        maxVisits: null,
        createdAt: this.now,
        updatedAt: this.now,
      },
    };
  }

  async #timeToLive(key: string): Promise<number> {
    const reply = await this.#engine.run(["PTTL", key]);
    return "result" in reply ? Number(reply.result) : 0;
  }
}

/** All that can go on without a store has gone on: microtasks are done before the next turn of the loop. */
export async function untilIdle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
