import { StoreError } from "../../src/lib/store-error.ts";
import type { Destination } from "../../src/links/destination.ts";
import type { Link } from "../../src/links/link.ts";
import type { RedisEngine } from "../../src/local/redis/redis-engine.ts";
import { type DomainName, textOn } from "../../src/names/domain-of-name.ts";
import { linkId } from "../../src/names/link-id.ts";
import type { Slug } from "../../src/names/slug.ts";
import { EPOCH_KEY } from "../../src/redirects/stores/name-epoch.ts";
import { createRedisStore, type RedisStore } from "../../src/redis/redis.ts";
import { UNSET_FIELDS } from "./sample-links.ts";

/**
 * A world in which every message to a store is held until the test lets it go on, and time passes only
 * when the test says so. Postgres is a variable; Redis is a real one (or the embedded one) that gets
 * the real commands, with its lifetimes shortened by hand as the world's time goes by.
 *
 * A message is first executed, then answered; when its time is up before that, its sender is told so,
 * whether it was executed or not. So lost calls and lost answers need no actions of their own. A statement
 * that changes something goes on without its sender, for as long as the server lets it: an abort stops nothing there.
 */
export const SLUG = "contested" as Slug; // A legal slug.

interface Message {
  /** When its sender gives up. */
  readonly expiresAt: number;
  /** Until when it can be executed. */
  readonly endsAt: number;
  readonly execute: () => Promise<unknown>;
  readonly answer: (outcome: PromiseSettledResult<unknown>) => void;
  outcome: PromiseSettledResult<unknown> | undefined;
  isAnswered: boolean;
}

export class CacheWorld {
  now = 1_000_000_000_000;
  /** What Postgres has: every change makes a new version, and a deleted link is one too. */
  row: { version: number; exists: boolean } = { version: 0, exists: false };
  /** Until when there was last no such link, in the world's time. */
  absentUntil = this.now;
  /** How often a link was made: each one exists from its create to its delete. */
  created = 0;
  /** How long after it was made a link expires; null for never. */
  expiresInMs: number | null = null;
  #createdAt = this.now;
  readonly messages: Message[] = [];
  readonly redis: RedisStore;
  /** The name of its link, with the domain in front where that is not the default one. */
  readonly name: Slug;
  readonly domain: DomainName | null;
  readonly #engine: RedisEngine;
  readonly #keys: readonly string[];

  /** @param domain of its link; null for the default one. Worlds of two domains may share a Redis. */
  constructor(engine: RedisEngine, credentials: { url: string; token: string }, domain: DomainName | null = null) {
    this.#engine = engine;
    this.domain = domain;
    this.name = textOn(domain, SLUG);
    this.#keys = [`link:${this.name}`, `none:${this.name}`, EPOCH_KEY];
    const direct = createRedisStore(credentials);
    this.redis = {
      run: (operation, _signal, commands) =>
        this.send(1_000, () => direct.run(operation, () => AbortSignal.timeout(60_000), commands)),
    };
  }

  /** Where links of its domain lead, and no others. */
  get origin(): string {
    return `https://of-${this.domain ?? "default"}.example`;
  }

  /** @param limitMs the sender's patience. @param serverLimitMs how long after it was sent it may be executed. */
  send<Answer>(limitMs: number, execute: () => Promise<Answer>, serverLimitMs = limitMs): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const answer = (outcome: PromiseSettledResult<unknown>) => {
        if (outcome.status === "fulfilled")
          resolve(outcome.value as Answer); // Of `execute`, below.
        else reject(outcome.reason as Error);
      };
      const [expiresAt, endsAt] = [this.now + limitMs, this.now + serverLimitMs];
      this.messages.push({ expiresAt, endsAt, execute, answer, outcome: undefined, isAnswered: false });
    });
  }

  /** Executes the message, or answers it if it was executed. */
  async step(message: Message): Promise<void> {
    if (message.outcome === undefined) {
      [message.outcome] = await Promise.allSettled([message.execute()]);
      if (message.isAnswered) this.#drop(message);
      return;
    }
    this.#drop(message);
    message.answer(message.outcome);
    await untilIdle();
  }

  async advance(ms: number): Promise<void> {
    this.now += ms;
    if (!this.row.exists) this.absentUntil = this.now;
    for (const key of this.#keys) {
      const left = await this.#timeToLive(key);
      if (left <= 0) continue;
      await this.#engine.run(left <= ms ? ["DEL", key] : ["PEXPIRE", key, String(left - ms)]);
    }
    for (const message of this.messages.filter(({ expiresAt }) => expiresAt <= this.now)) {
      if (message.outcome !== undefined || message.endsAt <= this.now) this.#drop(message);
      if (message.isAnswered) continue;
      message.isAnswered = true;
      const reason = new StoreError({ store: "redis", operation: "be answered", reason: "no answer in time" });
      message.answer({ status: "rejected", reason });
    }
    await untilIdle();
  }

  /** As a full Redis may at any time, but for a `pending`: it lives 30 s only, so one that is there is young. */
  async evict(): Promise<void> {
    for (const key of this.#keys) {
      const value = await this.#engine.run(["GET", key]);
      if ("result" in value && value.result !== "pending") await this.#engine.run(["DEL", key]);
    }
  }

  /** What Redis has of the link, of its absence and of the epoch. */
  async cached(): Promise<(string | null)[]> {
    const values = await Promise.all(this.#keys.map((key) => this.#engine.run(["GET", key])));
    return values.map((value) => ("result" in value && typeof value.result === "string" ? value.result : null));
  }

  async clear(): Promise<void> {
    await this.#engine.run(["DEL", ...this.#keys]);
  }

  /** Makes a change in Postgres; null when there is nothing to change, or already something to create. */
  change(kind: "create" | "edit" | "delete"): Link | null {
    if (this.row.exists === (kind === "create")) return null;
    this.row = { version: this.row.version + 1, exists: kind !== "delete" };
    if (kind !== "edit") this.absentUntil = this.now;
    if (kind === "create") {
      this.created++;
      this.#createdAt = this.now;
    }
    return this.link();
  }

  link(): Link {
    const url = `${this.origin}/v${this.row.version}` as Destination; // As its parser would take it.
    return {
      ...UNSET_FIELDS,
      ...{ id: linkId(1), slug: this.name, domain: this.domain, url, passwordHash: null, createdBy: null },
      ...{ createdAt: this.now, updatedAt: this.now, version: this.row.version },
      expiresAt: this.expiresInMs === null ? null : this.#createdAt + this.expiresInMs,
    };
  }

  #drop(message: Message): void {
    this.messages.splice(this.messages.indexOf(message), 1);
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
