import ipaddr from "ipaddr.js";

/**
 * What counts as one address for a limit: an IPv4 address, or the /64 that one IPv6 subscriber has.
 *
 * `CF-Connecting-IP` alone is believed: Cloudflare sets it, and anybody can send `X-Forwarded-For`.
 * Without it (a laptop) all callers are one.
 */
export function clientAddress(request: Pick<Request, "headers">): string {
  return countedAddress(request.headers.get("CF-Connecting-IP") ?? "");
}

const BYTE = /(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)/.source;
const PART = /(?:0|[1-9a-f][0-9a-f]{0,3})/.source;
/** As Cloudflare spells nearly all of them: the library takes some µs for each, and every visit has one. */
const PLAIN_IPV4 = new RegExp(String.raw`^${BYTE}\.${BYTE}\.${BYTE}\.${BYTE}$`);
/** In 2000::/3, without a run of zeros. */
const PLAIN_IPV6 = new RegExp(`^([23][0-9a-f]{3}:${PART}:${PART}:${PART}):${PART}:${PART}:${PART}:${PART}$`);

/** @param given as the header has it; empty where it is absent. */
export function countedAddress(given: string): string {
  if (PLAIN_IPV4.test(given)) return given;
  const network = PLAIN_IPV6.exec(given)?.[1];
  if (network !== undefined) return `${network}::/64`;
  if (!ipaddr.isValid(given)) return "unknown";
  const address = ipaddr.process(given); // An IPv4 address mapped into IPv6 becomes IPv4 again.
  if (address instanceof ipaddr.IPv6)
    return `${address.parts
      .slice(0, 4)
      .map((part) => part.toString(16))
      .join(":")}::/64`;
  return address.toString();
}
