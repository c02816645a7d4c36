import type { Browser, Device, System } from "./rule.ts";

/**
 * What rules ask of a visit. Each is a function, asked when a rule first looks at it: an agent that no rule looks at
 * is not parsed. null where it is not known; then no condition on it holds.
 */
export interface VisitTraits {
  /** ISO 3166-1 alpha-2. */
  country(): string | null;
  continent(): string | null;
  /** ISO 3166-2. */
  region(): string | null;
  /** The header `Accept-Language`. */
  languages(): string | null;
  /** null where no agent was sent. */
  agent(): AgentTraits | null;
  /** The query, with or without its question mark. */
  search(): string;
  /** The host that the visit comes from, in lower case. */
  referrer(): string | null;
  /** Tells visitors apart, and is the same for one each time: address and agent. */
  visitor(): string;
}

export interface AgentTraits {
  readonly device: Device | null;
  readonly os: System | null;
  readonly browser: Browser | null;
  readonly isBot: boolean;
}
