import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import * as answers from "./answers.docs.ts";
import {
  BlockDomainsBody,
  ListBlockedDomainsQuery,
  ListReportsQuery,
  ReportBody,
  UnblockDomainsBody,
} from "./bodies.ts";
import { BLOCK_DOMAINS, BLOCKED_DOMAIN, KEPT_REPORT, REPORT, UNBLOCK_DOMAINS } from "./examples.docs.ts";
import { ABUSE_NOTES } from "./notes.docs.ts";
import {
  blockDomains,
  createReport,
  deleteReport,
  listBlockedDomains,
  listReports,
  unblockDomain,
  unblockDomains,
} from "./operations.ts";

const domain = {
  name: "domain",
  in: "path",
  required: true,
  description: "The domain as it was blocked. A subdomain of it is not found.",
  schema: { type: "string" },
  example: "evil.example",
};

const reportId = {
  name: "id",
  in: "path",
  required: true,
  description: "The id of a report.",
  schema: { type: "string" },
  example: "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
};

const tag = "Abuse";

/** `/api/blocked-domains` and `/api/reports` */
export const ABUSE_DOCS: RoomDocs = {
  operations: [
    described(blockDomains, {
      tag,
      summary: "Block domains",
      description:
        "Nobody can make a link to these domains or their subdomains (422 `destination-refused`). Existing links to " +
        "them answer 451. This holds everywhere within 75 seconds. If a domain is blocked already, it gets the new " +
        "reason.",
      body: { example: BLOCK_DOMAINS },
      answers: {
        200: {
          description: "They are blocked.",
          content: {
            "application/json": { schema: answers.BlockedDomains, example: { blockedDomains: [BLOCKED_DOMAIN] } },
          },
        },
      },
    }),
    described(listBlockedDomains, {
      tag,
      summary: "List the blocked domains",
      answers: {
        200: {
          description: "A page of them.",
          content: {
            "application/json": {
              schema: answers.BlockedDomainList,
              example: { blockedDomains: [BLOCKED_DOMAIN], nextCursor: null },
            },
          },
        },
      },
    }),
    described(unblockDomains, {
      tag,
      summary: "Unblock many domains",
      description:
        "Does for many domains what `DELETE /api/blocked-domains/{domain}` does for one. Domains that are not blocked " +
        "are skipped.",
      body: { example: UNBLOCK_DOMAINS },
      answers: {
        200: {
          description: "The domains are no longer blocked.",
          content: {
            "application/json": { schema: answers.UnblockedDomains, example: { unblocked: ["evil.example"] } },
          },
        },
      },
    }),
    described(unblockDomain, {
      tag,
      summary: "Unblock a domain",
      description: "Links to it open again, everywhere within 75 seconds.",
      params: { domain },
      answers: { 204: { description: "No longer blocked." } },
    }),
    described(createReport, {
      tag,
      summary: "Report a link that does harm",
      description:
        "Anybody may report a link. A report is kept for 90 days, without an address. A link keeps 20 reports a day, " +
        "and an address may send 200; further reports are accepted and dropped. A name without a link counts as an " +
        "unknown look-up.",
      body: { example: REPORT },
      answers: { 202: { description: "The report is accepted." } },
    }),
    described(listReports, {
      tag,
      summary: "List the reports",
      answers: {
        200: {
          description: "A page of them.",
          content: {
            "application/json": { schema: answers.ReportList, example: { reports: [KEPT_REPORT], nextCursor: null } },
          },
        },
      },
    }),
    described(deleteReport, {
      tag,
      summary: "Delete a report",
      params: { id: reportId },
      answers: { 204: { description: "Gone." } },
    }),
  ],
  schemas: { BlockDomains: BlockDomainsBody, UnblockDomains: UnblockDomainsBody, CreateReport: ReportBody, ...answers },
  queries: { ListBlockedDomains: ListBlockedDomainsQuery, ListReports: ListReportsQuery },
  parameters: { domain, reportId },
  notes: ABUSE_NOTES,
};
