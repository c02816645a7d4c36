import { clientAddress } from "../../http/client-address.ts";
import type { VisitTraits } from "../../rules/visit-traits.ts";
import { agentTraits } from "../agent-traits.ts";
import { createAgentReader } from "../read-agent.ts";

/** Remembers what it has read: an agent comes again and again. */
const readAgent = createAgentReader();

/**
 * What rules may ask of a visitor's request. Where the visitor is, Cloudflare says: a request that did not come
 * through it (a laptop) is from nowhere.
 */
export function traitsOfRequest(request: Request): VisitTraits {
  const { headers } = request;
  const place = () => request.cf as IncomingRequestCfProperties | undefined; // Of a request that came in; absent on a bare workerd.
  return {
    country: () => place()?.country ?? null,
    continent: () => place()?.continent ?? null,
    region() {
      const { country, regionCode } = place() ?? {};
      return country === undefined || regionCode === undefined ? null : `${country}-${regionCode}`;
    },
    languages: () => headers.get("Accept-Language"),
    agent() {
      const text = headers.get("User-Agent") ?? "";
      return text.trim() === "" ? null : agentTraits(readAgent(text));
    },
    search: () => new URL(request.url).search,
    referrer: () => hostOf(headers.get("Referer")),
    visitor: () => `${clientAddress(request)}\n${headers.get("User-Agent") ?? ""}`,
  };
}

/** @param address absolute. @returns null for what is no address of a web page. */
export function hostOf(address: string | null): string | null {
  if (address === null || !/^https?:/i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).hostname.replace(/\.$/, "");
}
