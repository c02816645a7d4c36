import type { RequestScope } from "../links/link-service.ts";
import type { Services } from "../services.ts";
import type { Caller } from "./api-key.ts";

/** What the steps of an API request hand on to each other. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    services: Services;
    caller: Caller;
    scope: RequestScope;
    /** Read while the limiter's round trip was under way. */
    body: Uint8Array;
  };
}
