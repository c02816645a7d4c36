import type { QueuedClick } from "../../src/clicks/click-batch.ts";
import { linkId } from "../../src/names/link-id.ts";

/** @param n makes it another click of the same visitor. */
export function queuedClick(n = 0, differences: Partial<QueuedClick> = {}): QueuedClick {
  return {
    id: `0193669b-2c00-7000-8000-${String(n).padStart(12, "0")}`,
    linkId: linkId(7),
    time: 1_764_000_000_000 + n,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    visitor: "q83vASNFZ4mrze8BI0VniQ",
    dimensions: {
      country: "DE",
      region: "Bavaria",
      city: "München",
      referrer: "news.example",
      language: "de",
      utm_source: "letter",
      utm_medium: null,
      utm_campaign: null,
      utm_term: null,
      utm_content: null,
    },
    ...differences,
  };
}
