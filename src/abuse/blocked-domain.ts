import { err, ok, type Result } from "../lib/result.ts";

/** A host name or address in its normal ASCII form: lower case, no dot at its end. */
export type Domain = string & { readonly __brand: "Domain" };

/** A domain that no link may lead to. Its subdomains are blocked with it. */
export interface BlockedDomain {
  readonly domain: Domain;
  /** Why it is blocked, for readers of the list. Visitors don't see it. */
  readonly reason: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Who blocked it: `key:admin`. */
  readonly createdBy: string;
}

const MAX_LENGTH = 253;

/**
 * Reads a domain as destinations are read: by the WHATWG parser, so that no spelling (capitals, other alphabets,
 * numbers for an address) gets around the list.
 *
 * @returns the domain, or what is wrong with the text.
 */
export function parseDomain(text: string): Result<Domain, string> {
  const given = text.trim();
  // Refuse characters that end a host in a URL, that the parser would drop or keep silently, and stars, which it takes
  // for letters.
  const isHost = given !== "" && (/^\[[\da-f:.]+\]$/i.test(given) || !/[\s\u0000-\u001f\u007f/\\?#@:*]/.test(given));
  const url = `http://${given}/`;
  if (!isHost || !given.isWellFormed() || !URL.canParse(url)) {
    return err("must be a domain, such as evil.example, without scheme, port and path");
  }
  const domain = new URL(url).hostname.replace(/\.$/, "");
  if (domain.length > MAX_LENGTH) return err(`must have at most ${MAX_LENGTH} characters`);
  if (domain.startsWith("[")) return ok(domain as Domain); // The parser has made an IPv6 address of it.
  const labels = domain.split(".");
  // A typing error must not block all of .com.
  if (labels.length < 2 || labels.includes("")) return err("must have two labels or more, such as evil.example");
  return ok(domain as Domain); // Apart from the stores, the brand is given only here.
}
