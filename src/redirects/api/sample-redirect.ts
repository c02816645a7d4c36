import { rayOf } from "../../http/ray-of.ts";
import { REQUEST_ID_HEADER } from "../../http/request-id.ts";
import { log } from "../../lib/log.ts";
import type { VisitorServices } from "../visitor-services.ts";

/**
 * One of so many redirects goes into the log, with the rung that had the link and how long it took: a line for each
 * would cost more than the redirect. Never a name, a query or an address (P8); what all of them were, the metrics count.
 */
export interface Sample {
  readonly startedAt: number;
  /** `memory` until a look-up says otherwise; `none` if no link was found. */
  tier: "memory" | "redis" | "postgres" | "none";
}

/** @returns null for the most of them. */
export function sampleRedirect({ redirectLogPercent, random, now }: SamplingParts): Sample | null {
  return random() * 100 < redirectLogPercent ? { startedAt: now(), tier: "memory" } : null;
}

type SamplingParts = Pick<VisitorServices, "redirectLogPercent" | "random" | "now">;

export function logRedirect(
  { startedAt, tier }: Sample,
  request: Pick<Request, "headers" | "method">,
  response: Response,
  { now }: Pick<VisitorServices, "now">,
): void {
  log("info", "redirect", {
    requestId: response.headers.get(REQUEST_ID_HEADER),
    ray: rayOf(request),
    method: request.method,
    status: response.status,
    tier,
    ms: now() - startedAt,
  });
}
