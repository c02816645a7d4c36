import { linkId } from "../../src/names/link-id.ts";
import type { VisitFacts } from "../../src/redirects/visit-facts.ts";

/** A visit by a browser in Munich, at 2025-11-24T16:00Z. */
export function visitWith(facts: Partial<VisitFacts> = {}): VisitFacts {
  return {
    linkId: linkId(7),
    time: Date.UTC(2025, 10, 24, 16),
    address: "203.0.113.7",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    country: "DE",
    region: "BY",
    city: "Munich",
    languages: "de-DE,de;q=0.9,en;q=0.8",
    referrer: "https://news.example/article?id=1",
    url: "https://go.example/pricing",
    ...facts,
  };
}
