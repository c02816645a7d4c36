import type { Probe, ProbeResult } from "../../lib/probe.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { VERSION } from "../../version.ts";
import type { HealthComponent } from "../ping.ts";

/** `GET /health`: both stores at once, and whether the key is the database's (P9). */
export interface HealthChecks {
  /** Asks for the fingerprint that the database was made with; null before the first link. */
  readonly postgres: Probe<string | null>;
  readonly redis: Probe<void>;
  readonly confirmation: KeyConfirmation;
  /** How many webhooks Bijou has switched off, as the last check of Postgres saw it: for information only. */
  readonly webhooksOff?: () => number;
}

export async function health(
  checks: HealthChecks,
  waitUntil: (work: Promise<unknown>) => void,
  now: () => number,
): Promise<Response> {
  const components = await checkComponents(checks, waitUntil);
  const isHealthy = Object.values(components).every(({ status }) => status === "up");
  const webhooksOff = checks.webhooksOff?.() ?? 0;
  const body = {
    status: isHealthy ? "healthy" : "unhealthy",
    components,
    ...(webhooksOff === 0 ? {} : { information: { webhooksOff } }),
    version: VERSION,
    time: new Date(now()).toISOString(),
  };
  return Response.json(body, { status: isHealthy ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}

export async function checkComponents(
  { postgres, redis, confirmation }: HealthChecks,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Record<"postgres" | "redis" | "codeKey", HealthComponent>> {
  const [postgresResult, redisResult] = await Promise.all([postgres(waitUntil), redis(waitUntil)]);
  return {
    postgres: componentOf(postgresResult),
    redis: componentOf(redisResult),
    codeKey: codeKeyComponent(postgresResult, confirmation),
  };
}

/** `GET /livez`: this isolate runs; nothing else is asked. */
export function livez(): Response {
  return Response.json({ status: "alive", version: VERSION }, { headers: { "Cache-Control": "no-store" } });
}

export function componentOf(result: ProbeResult<unknown>): HealthComponent {
  return result.status === "up" ? { status: result.status, latencyMs: result.latencyMs } : result;
}

function codeKeyComponent(postgres: ProbeResult<string | null>, confirmation: KeyConfirmation): HealthComponent {
  if (postgres.status === "down")
    return { status: "unknown", error: "Postgres, which knows the fingerprint of the key, did not answer" };
  if (confirmation.observe(postgres.facts) === "wrong") {
    return { status: "down", error: "CODE_KEY is not the key that the database was made with. Creates are refused" };
  }
  return { status: "up" };
}
