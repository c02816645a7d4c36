import type { TimingVariables } from "hono/timing";
import type { RequestScope } from "../lib/request-scope.ts";
import type { Services } from "../services.ts";
import type { Caller } from "./caller.ts";

/** What the steps of an API request hand on to each other. */
export interface AppEnv {
  /** Hono's `c.env` is what the Worker's settings and bindings were made into, never these themselves. */
  Bindings: Services;
  Variables: TimingVariables & {
    caller: Caller;
    scope: RequestScope;
    /** Read while the limiter's round trip was under way. */
    body: Uint8Array;
  };
}
