import { CallCutShort, StoreError } from "../lib/store-error.ts";
import { CommandRefused, type RedisStore } from "./redis.ts";

/** Whether Redis is to blame. A call that had less time than its own limit was late before it began. */
function isOutage(error: unknown): error is StoreError {
  return error instanceof StoreError && !(error instanceof CallCutShort);
}

/** Whether Redis is to be left alone for a while: not one that refuses a command and answers others. */
export function isRedisDown(error: unknown): error is StoreError {
  return isOutage(error) && !(error instanceof CommandRefused);
}

/** Tells of each call that Redis did not answer, whoever catches it later. */
export function observeRedis(redis: RedisStore, report: (error: StoreError) => void): RedisStore {
  const tell = (error: unknown): never => {
    if (isOutage(error)) report(error);
    throw error;
  };
  return { run: (...call) => redis.run(...call).catch(tell) };
}
