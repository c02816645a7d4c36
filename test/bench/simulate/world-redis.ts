import type { Redis } from "@upstash/redis/cloudflare";
import type { RedisStore } from "../../../src/redis/redis.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/**
 * The one Redis of all isolates, of which only some are simulated. The others show in it: what they would have filled in is
 * there when somebody looks.
 *
 * A key that all isolates load at a rate, and that lives for a while once it is filled in, is there and not there by
 * turns. At the start it is as it would be after any time (there with the chance rate × life / (1 + rate × life));
 * from then on the simulated isolates fill it in themselves, and the others at the rate that is theirs.
 */
export interface WorldRedis extends RedisStore {
  /** Commands that were sent, by what they were sent for; those of a MULTI one by one, as they are billed. */
  readonly commands: Map<string, number>;
}

/** What others do with a key. */
export interface OthersOf {
  /** Loads of a second, by all isolates and by those that are not simulated. */
  readonly all: number;
  readonly others: number;
  readonly lifeMs: number;
  readonly value: string;
}

interface Held {
  value: string | null;
  /** When it is no longer there, or, where it is not, when others fill it in. */
  until: number;
}

export function createWorldRedis(parts: {
  clock: VirtualClock;
  random: () => number;
  roundTripMs: number;
  /** null for a key that only those who are simulated use. */
  othersOf: (key: string) => OthersOf | null;
  /** How much longer links live here than the release asks for: a lever. */
  linkLifeFactor?: number;
}): WorldRedis {
  const { clock, random, roundTripMs, othersOf, linkLifeFactor = 1 } = parts;
  const held = new Map<string, Held>();
  const commands = new Map<string, number>();
  const start = clock.now();
  /** Milliseconds until something happens that happens so often; never if it does not. */
  const exponential = (perSecond: number) =>
    perSecond === 0 ? Number.POSITIVE_INFINITY : (-Math.log(1 - random()) / perSecond) * 1_000;

  function at(key: string): Held {
    const now = clock.now();
    const known = held.get(key);
    const world = known !== undefined && known.until > now ? null : othersOf(key);
    const entry = known ?? first(world);
    held.set(key, entry);
    while (entry.until <= now) {
      const isThere = entry.value === null && world !== null;
      entry.value = isThere ? world.value : null;
      entry.until += isThere ? world.lifeMs : exponential(world?.others ?? 0);
    }
    return entry;
  }

  function first(world: OthersOf | null): Held {
    if (world === null || world.all === 0) return { value: null, until: Number.POSITIVE_INFINITY };
    const load = (world.all * world.lifeMs) / 1_000;
    if (random() < 1 - 1 / (1 + load)) return { value: world.value, until: start + (1 - random()) * world.lifeMs };
    return { value: null, until: start + exponential(world.others) };
  }

  function set(key: string, value: string, { px, nx }: { px?: number; nx?: boolean } = {}): "OK" | null {
    const entry = at(key);
    if (nx === true && entry.value !== null) return null;
    entry.value = value;
    const factor = key.startsWith("link:") ? linkLifeFactor : 1;
    entry.until = px === undefined ? Number.POSITIVE_INFINITY : clock.now() + factor * px;
    return "OK";
  }

  function clientFor(operation: string) {
    const count = () => void commands.set(operation, (commands.get(operation) ?? 0) + 1);
    const counted =
      <Args extends unknown[], Answer>(command: (...args: Args) => Answer) =>
      (...args: Args) => {
        count();
        return command(...args);
      };
    const single = {
      mget: counted((...keys: string[]) => keys.map((key) => at(key).value)),
      get: counted((key: string) => at(key).value),
      set: counted(set),
      setnx: counted((key: string, value: string) => (set(key, value, { nx: true }) === null ? 0 : 1)),
    };
    const many = () => {
      const answers: unknown[] = [];
      const pipeline = {
        ...Object.fromEntries(
          Object.entries(single).map(([name, command]) => [
            name,
            (...args: never[]) => (answers.push((command as (...args: never[]) => unknown)(...args)), pipeline),
          ]),
        ),
        exec: async () => answers,
      };
      return pipeline;
    };
    return { ...single, multi: many, pipeline: many };
  }

  return {
    commands,
    async run(operation, _signal, work) {
      await clock.sleep(roundTripMs / 2);
      // The few commands that the caches use; they take an answer that is there for one that is to come.
      const answer = await work(clientFor(operation) as unknown as Redis);
      await clock.sleep(roundTripMs / 2);
      return answer;
    },
  };
}
