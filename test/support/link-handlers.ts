import type { DestinationRules } from "../../src/links/destination.ts";
import { type DestinationCheck, type Destinations, NO_CHECK, type Threat } from "../../src/links/destination-check.ts";
import type { LinkEtags } from "../../src/links/link-etag.ts";
import { linkId } from "../../src/names/link-id.ts";
import { NOW } from "./asked.ts";
import { ONE_DOMAIN } from "./one-domain.ts";

/** What the handlers of the links' operations share: plain services, of which a test replaces those it is about. */
/** ETags that a test can read: `"1.0"` is of the link 1 in its first version. */
export const linkEtags: LinkEtags = {
  of: ({ id, version }) => `"${id}.${version}"`,
  read(opaque) {
    const [, id, version] = /^"(\d+)\.(\d+)"$/.exec(opaque) ?? [];
    return id === undefined ? null : { id: linkId(id), version: Number(version) };
  },
};

export const handlerServices = {
  linkEtags,
  destinationRules: (requestHost: string | null): DestinationRules => ({
    ownHosts: requestHost === null ? [] : [requestHost],
    allowPrivate: false,
  }),
  destinationCheck: NO_CHECK,
  domains: ONE_DOMAIN,
  baseUrl: "https://go.example",
  now: () => NOW,
  // Without a key, so that a test can say what was hashed.
  pseudonym: async (text: string) => `pseudonym of ${text}`,
  randomBytes: (count: number) => new Uint8Array(count),
};

export const refuse = () => Promise.reject(new Error("Cannot be: this test asks for something else"));

export const LISTED = "https://listed.example/";

/** A list of threats that warns of LISTED alone, and what it was asked. */
export function listingCheck() {
  const asked: { links: readonly Destinations[]; totalMs: number }[] = [];
  const destinationCheck: DestinationCheck = {
    isOn: true,
    requestMs: 300,
    async check(links, { deadline }) {
      asked.push({ links, totalMs: deadline.totalMs });
      return { threats: links.map(threatsOf), looked: links.length, unchecked: 0 };
    },
  };
  return { asked, destinationCheck };
}

function threatsOf(link: Destinations): Threat[] {
  return (["url", "expiredUrl"] as const)
    .filter((field) => link[field] === LISTED)
    .map((path) => ({ path, types: ["MALWARE"] }));
}

/** The problem of a link whose field leads to LISTED. */
export const threatIn = (field: "url" | "expiredUrl") => ({
  type: "destination-refused",
  errors: [
    { path: field, message: "must not lead to a site that may be unsafe (Google Web Risk lists it as malware)" },
  ],
});
