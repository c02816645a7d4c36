import type { VisitFacts } from "../redirects/visit-facts.ts";
import { cleanText } from "./clean-text.ts";
import { MAX_NAME_LENGTH } from "./click.ts";
import type { QueuedClick } from "./click-batch.ts";

/**
 * Reads what visits are counted by. Each hand-over makes a new one. It remembers what it has read, since a thousand visits
 * of a busy link come from a few pages, and reading a URL takes longer than all the rest.
 */
export function createDimensionsReader(): (visit: VisitFacts) => QueuedClick["dimensions"] {
  const languageOf = remember(readLanguage);
  const hostOf = remember(readHost);
  const cityOf = remember(readCity);
  return ({ country, region, city, languages, referrer, url }) => {
    const host = referrer === null ? null : hostOf(referrer);
    const utm = url.includes("utm_") ? new URL(url).searchParams : null;
    const utmOf = (name: string) => (utm === null ? null : cleanText(utm.get(name), MAX_NAME_LENGTH));
    return {
      // Cloudflare's code for "not known".
      country: country === "XX" ? null : cleanText(country, MAX_NAME_LENGTH),
      region: region && country ? cleanText(`${country}-${region}`, MAX_NAME_LENGTH) : null,
      city: city ? cityOf(city) : null,
      // The page that asks for a password is our own, and no referrer.
      referrer: host !== null && url.startsWith(`://${host}/`, url.indexOf(":")) ? null : host,
      language: languages === null ? null : languageOf(languages),
      utm_source: utmOf("utm_source"),
      utm_medium: utmOf("utm_medium"),
      utm_campaign: utmOf("utm_campaign"),
      utm_term: utmOf("utm_term"),
      utm_content: utmOf("utm_content"),
    };
  };
}

/** A header's bytes may come as one character each. They are UTF-8: what reads as UTF-8 is no other text. */
function readCity(city: string): string | null {
  return cleanText(/^[\0-\xff]*$/.test(city) ? fromUtf8(city) : city, MAX_NAME_LENGTH);
}

function fromUtf8(bytes: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return bytes; // The body was read already.
  }
}

/** The primary subtag (RFC 5646) of the language that is named first; browsers name them in the visitor's order. */
function readLanguage(header: string): string | null {
  return /^\s*([a-z]{2,8})(?![a-z0-9])/i.exec(header)?.[1]?.toLowerCase() ?? null;
}

function readHost(referrer: string): string | null {
  return URL.canParse(referrer) ? cleanText(new URL(referrer).host, MAX_NAME_LENGTH) : null;
}

function remember<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
