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

/** @param given as the header has it; empty where it is absent. */
export function countedAddress(given: string): string {
  if (!ipaddr.isValid(given)) return "unknown";
  const address = ipaddr.process(given); // An IPv4 address mapped into IPv6 becomes IPv4 again.
  if (address instanceof ipaddr.IPv6)
    return `${address.parts
      .slice(0, 4)
      .map((part) => part.toString(16))
      .join(":")}::/64`;
  return address.toString();
}
