import type { Schema } from "../../http/openapi/described-operation.ts";

/** What schemas leave unsaid about their fields. */
const reason = { description: "Why, for whoever reads the list. Visitors are not told." };
/** What `parseDomain` takes, but for labels that no DNS has: two or more, in any alphabet, or an address in brackets. */
const domain = {
  type: "string",
  maxLength: 253,
  pattern:
    "^(?:[^\\s\\x00-\\x1f\\x7f/\\\\?#@:*.\\[\\]]+(?:\\.[^\\s\\x00-\\x1f\\x7f/\\\\?#@:*.\\[\\]]+)+|\\[[0-9a-fA-F:.]+\\])$",
};
const blockedDomains = { description: "In alphabetical order, in ASCII and lower case." };
const nextCursor = { description: "What to ask for the next page with; null on the last." };

export const ABUSE_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  BlockDomains: {
    "": { oneOf: [{ required: ["domain"] }, { required: ["domains"] }] },
    domain: {
      description: "The domain, which stands for its subdomains too; or an address. In place of `domains`.",
      ...domain,
    },
    domains: { description: "Many at once, all or none. In place of `domain`.", items: domain },
    reason,
  },
  BlockedDomains: { blockedDomains: { description: "Those of the request, each once." } },
  UnblockDomains: {
    domains: { description: "The domains themselves, and not what belongs to them.", items: domain },
  },
  UnblockedDomains: { unblocked: { description: "Those of the request that were blocked, each once." } },
  BlockedDomainList: { blockedDomains, nextCursor },
  CreateReport: {
    slug: { description: "The link's name." },
    reason: { description: "What it does." },
    details: { description: "More about it, for whoever runs this shortener." },
    email: { description: "For an answer. It is kept for 90 days at most, and nothing else tells who reported." },
  },
  ReportList: { reports: { description: "Newest first." }, nextCursor },
  ListReports: {
    limit: { description: "How many reports at most." },
    cursor: { description: "The `nextCursor` of the page before." },
  },
  ListBlockedDomains: {
    limit: { description: "How many domains at most." },
    cursor: { description: "The `nextCursor` of the page before." },
  },
};
