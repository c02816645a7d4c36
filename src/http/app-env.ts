import type { TimingVariables } from "hono/timing";
import type { RequestScope } from "../lib/request-scope.ts";
import type { Limiter, RateLimit } from "../limits/limiter.ts";
import type { Caller } from "./caller.ts";

/**
 * What the steps of an API request pass to each other.
 * @typeParam Services what `c.env` is: never the Worker's settings and bindings, but what these were made into.
 */
export interface AppEnv<Services extends EdgeServices = EdgeServices> {
  Bindings: Services;
  Variables: TimingVariables & {
    caller: Caller;
    scope: RequestScope;
    /** Read while the limiter's round trip was under way. */
    body: Uint8Array;
  };
}

/** What the steps of this folder use themselves. */
export interface EdgeServices {
  readonly createId: () => string;
  readonly limiter: Limiter;
  /** The limits by caller, and by whether the request reads or writes. */
  readonly limits: Readonly<
    Record<"admin" | "keyReads" | "keyWrites" | "publicCreate" | "reports" | "names", RateLimit>
  >;
  readonly blockList: { ready(scope: RequestScope): Promise<void> };
  readonly domains: { ready(scope: RequestScope): Promise<void> };
}
