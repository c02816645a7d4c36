import { defaultHostOf } from "../links/short-url.ts";
import { domainIn, slugIn } from "../names/domain-of-name.ts";
import type { Report } from "./report.ts";

/** A report as the API answers it, and as webhooks tell it. @param baseUrl where short links are opened. */
export function reportJson({ id, slug, reason, details, email, time }: Omit<Report, "linkId">, baseUrl: string) {
  const domain = domainIn(slug) ?? defaultHostOf(baseUrl);
  return { id, slug: slugIn(slug), domain, reason, details, email, time: new Date(time).toISOString() };
}
