import type { Schema } from "../../http/openapi/described-operation.ts";

/** What schemas leave unsaid about their fields. */
const reason = { description: "Why. Only the administrator sees it; visitors do not." };
/** What `parseDomain` takes: two or more labels in any alphabet, or an address in brackets. Not said: labels that DNS refuses. */
const domain = {
  type: "string",
  maxLength: 253,
  pattern:
    "^(?:[^\\s\\x00-\\x1f\\x7f/\\\\?#@:*.\\[\\]]+(?:\\.[^\\s\\x00-\\x1f\\x7f/\\\\?#@:*.\\[\\]]+)+|\\[[0-9a-fA-F:.]+\\])$",
};
const blockedDomains = { description: "In alphabetical order, in ASCII and lower case." };
const nextCursor = { description: "The `cursor` of the next page; null on the last page." };

export const ABUSE_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  BlockDomains: {
    "": { oneOf: [{ required: ["domain"] }, { required: ["domains"] }] },
    domain: {
      description: "A domain, together with its subdomains, or an IP address. Send this or `domains`.",
      ...domain,
    },
    domains: { description: "Many domains. All are blocked, or none. Send this or `domain`.", items: domain },
    reason,
  },
  BlockedDomains: { blockedDomains: { description: "The domains of the request, each once." } },
  UnblockDomains: {
    domains: { description: "The domains as they were blocked, without their subdomains.", items: domain },
  },
  UnblockedDomains: { unblocked: { description: "The domains of the request that were blocked, each once." } },
  BlockedDomainList: { blockedDomains, nextCursor },
  CreateReport: {
    slug: { description: "The link's name." },
    domain: { description: "The link's domain; BASE_URL's host if it is left out." },
    reason: { description: "What harm the link does." },
    details: { description: "More about it, for the people who run this shortener." },
    email: {
      description: "Where to send an answer. It is kept for at most 90 days. Nothing else says who sent the report.",
    },
  },
  ReportList: { reports: { description: "Newest first." }, nextCursor },
  ListReports: {
    limit: { description: "The most reports on a page." },
    cursor: { description: "The `nextCursor` of the page before this one." },
  },
  ListBlockedDomains: {
    limit: { description: "The most domains on a page." },
    cursor: { description: "The `nextCursor` of the page before." },
  },
};
