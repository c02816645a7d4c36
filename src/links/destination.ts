// ipaddr.js: maintained since 2011, no dependencies, 4 kB gzipped; it knows the IANA special ranges,
// which change, and which a table of ours would let rot.

import ipaddr from "ipaddr.js";
import { err, ok, type Result } from "../lib/result.ts";
import { hasMoreCharacters } from "../lib/text/at-most-characters.ts";
import { isPunycodeLabel } from "../lib/text/punycode.ts";
import { trimInvisible } from "../lib/text/trim-invisible.ts";
import { withoutDotsAtEnd } from "../lib/text/without-dots-at-end.ts";
import { isOwnHost } from "./hosts/own-hosts.ts";

/**
 * Where a link may lead: an absolute http or https URL to a host with a public name or address.
 *
 * The WHATWG parser goes first, so that every spelling of an address (decimal, octal, hex, fullwidth
 * digits, short forms) has become one before it is judged. A public name that *resolves* to a private
 * address is not caught: the Worker never connects to it, and names change after they are checked.
 */
export type Destination = string & { readonly __brand: "Destination" };

export interface DestinationProblem {
  readonly reason: "invalid" | "refused";
  readonly message: string;
  /** Where in its field it is, if that holds several destinations: `0.url`. */
  readonly within?: string;
  /** What else is wrong with the same field. */
  readonly others?: readonly DestinationProblem[];
}

export interface DestinationRules {
  /** Hosts that this Worker answers on: a link to them could run in circles. As `own-hosts.ts` has them. */
  readonly ownHosts: readonly string[];
  readonly allowPrivate: boolean;
  /** The blocked domain that a host is or belongs to; null where there is none. Without it nothing is blocked. */
  readonly blockedDomainOf?: (host: string) => string | null;
}

export const MAX_DESTINATION_LENGTH = 2048;

/** Names that lead into somebody's own network by RFC 6761, 6762, 8375, ICANN (.internal), or wide custom. */
const PRIVATE_SUFFIXES = [
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "home.arpa",
];

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** RFC 1035, section 2.3.4; the length is that of the name as people write it. */
const MAX_LABEL_LENGTH = 63;
const MAX_NAME_LENGTH = 253;

/** @returns the URL as given, without what is invisible at its ends; `location` makes of it what is sent. */
export function parseDestination(text: string, rules: DestinationRules): Result<Destination, DestinationProblem> {
  const given = trimInvisible(text);
  const read = readUrl(given);
  if (!read.ok) return read;

  const host = read.value.hostname.replace(/\.$/, "");
  const wrong = problemOfName(host);
  if (wrong !== null) return err({ reason: "invalid", message: wrong });
  if (isOwnHost(withoutDotsAtEnd(host), rules.ownHosts))
    return err({ reason: "refused", message: "must not lead back to this shortener" });
  if (!rules.allowPrivate && !isPublicHost(host)) {
    return err({ reason: "refused", message: "must lead to a public host, not a private or reserved one" });
  }
  const blocked = rules.blockedDomainOf?.(host) ?? null;
  if (blocked !== null) return err({ reason: "refused", message: `must not lead to ${blocked}, which is blocked` });
  return ok(given as Destination); // The brand is given only here.
}

/**
 * The part of the rules that no setting, no list and no release has changed: what it refuses was never a destination.
 * @param given without what is trimmed.
 */
export function readUrl(given: string): Result<URL, DestinationProblem> {
  if (hasMoreCharacters(given, MAX_DESTINATION_LENGTH)) {
    return err({ reason: "invalid", message: `must have at most ${MAX_DESTINATION_LENGTH} characters` });
  }
  // The parser drops tabs and newlines inside a URL. The stored text would then differ from the URL that opens.
  if (/[\u0000-\u001f\u007f]/.test(given))
    return err({ reason: "invalid", message: "must not contain control characters" });
  // The parser also makes `http:/a` and `http:///a` absolute, and takes a backslash for a slash. People don't expect
  // that, and another parser may find another host there than the one that is checked here.
  if (!/^https?:\/\/[^/\\?#]+(?:[/?#]|$)/i.test(given)) {
    return err({ reason: "invalid", message: "must be absolute: http:// or https://, and a host" });
  }
  if (!URL.canParse(given)) return err({ reason: "invalid", message: "must be a URL" });
  // Lone surrogates have no UTF-8; a store would refuse them or change them.
  if (!given.isWellFormed()) return err({ reason: "invalid", message: "must be well-formed Unicode" });

  const url = new URL(given);
  if (url.username !== "" || url.password !== "") {
    return err({ reason: "invalid", message: "must not contain a user name or password" });
  }
  if (url.href.length > 4 * MAX_DESTINATION_LENGTH) {
    return err({
      reason: "invalid",
      message: `must have at most ${4 * MAX_DESTINATION_LENGTH} characters in its ASCII form`,
    });
  }
  return ok(url);
}

/** The URL in its normal ASCII form, as `Location` carries it (RFC 9110, section 10.2.2). */
export function location(destination: Destination): string {
  return new URL(destination).href;
}

/** What of a host name no DNS could hold, though URL parsers let it pass; null where it could be one, or is an address. */
function problemOfName(host: string): string | null {
  const labels = host.split(".");
  if (host.length > MAX_NAME_LENGTH || labels.some((label) => label.length > MAX_LABEL_LENGTH)) {
    return `must have a host name of at most ${MAX_NAME_LENGTH} characters, with at most ${MAX_LABEL_LENGTH} between two dots`;
  }
  const isWrong = labels.some((label) => label.startsWith("xn--") && !isPunycodeLabel(label));
  return isWrong ? "must have a host name whose xn-- parts are valid Punycode" : null;
}

/** @param host a hostname as the WHATWG parser gives it, without the dot of the root at its end. */
function isPublicHost(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, "");
  // For a name, ipaddr.js throws an exception inside, which costs more than all else here. So look at the shape first.
  if (/^[\d.]+$|:/.test(address) && ipaddr.isValid(address)) {
    // `unicast` is what is left when every special range is taken away; the ranges that embed an IPv4
    // address (mapped, NAT64, 6to4, Teredo) are special too. Of IPv6, IANA gives out 2000::/3 alone.
    const parsed = ipaddr.parse(address);
    return parsed.range() === "unicast" && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST));
  }
  const labels = host.split(".");
  // One label is a name in somebody's own network, an empty one is no name at all.
  if (labels.length < 2 || labels.includes("")) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}
