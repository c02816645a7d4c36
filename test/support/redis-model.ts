import type { Command } from "../../src/local/redis/redis-engine.ts";

/** The commands of Redis that Bijou uses, as the manual has them, for keys that live longer than a test. */
export function createRedisModel(): (command: Command) => unknown {
  const entries = new Map<string, { value: string; isMortal: boolean }>();

  return ([name, ...args]) => {
    const [key = "", value = "", ...options] = args;
    const entry = entries.get(key);
    switch (name.toUpperCase()) {
      case "SET": {
        const given = options.map((option) => option.toUpperCase());
        if (given.includes("NX") && entry !== undefined) return null;
        entries.set(key, { value, isMortal: given.includes("PX") });
        return "OK";
      }
      case "SETNX":
        if (entry !== undefined) return 0;
        entries.set(key, { value, isMortal: false });
        return 1;
      case "GET":
        return entry?.value ?? null;
      case "MGET":
        return args.map((each) => entries.get(each)?.value ?? null);
      case "DEL":
        return args.filter((each) => entries.delete(each)).length;
      case "EXISTS":
        return args.filter((each) => entries.has(each)).length;
      case "INCR": {
        const count = Number(entry?.value ?? 0) + 1;
        entries.set(key, { value: String(count), isMortal: entry?.isMortal ?? false });
        return count;
      }
      case "PEXPIRE":
        if (entry !== undefined) entry.isMortal = true;
        return entry === undefined ? 0 : 1;
      case "PTTL":
        return entry === undefined ? -2 : entry.isMortal ? "time" : -1;
      case "KEYS":
        return [...entries.keys()].toSorted();
      case "DBSIZE":
        return entries.size;
      case "PING":
        return "PONG";
      default:
        throw new Error(`Cannot run ${name}: the model does not know it`);
    }
  };
}
