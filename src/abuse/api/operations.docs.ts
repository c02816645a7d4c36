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
  description: "A domain that is blocked itself, and not for one that it belongs to.",
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
        "No link is made to them or to their subdomains any more (422 `destination-refused`), and those that there are " +
        "answer 451. In force everywhere within 75 seconds. One that is blocked already stays so, with the newer reason.",
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
        "As `DELETE /api/blocked-domains/{domain}` does with one. Those that are not blocked are passed over.",
      body: { example: UNBLOCK_DOMAINS },
      answers: {
        200: {
          description: "They are blocked no longer.",
          content: {
            "application/json": { schema: answers.UnblockedDomains, example: { unblocked: ["evil.example"] } },
          },
        },
      },
    }),
    described(unblockDomain, {
      tag,
      summary: "Unblock a domain",
      description: "Links that lead there open again, everywhere within 75 seconds.",
      params: { domain },
      answers: { 204: { description: "No longer blocked." } },
    }),
    described(createReport, {
      tag,
      summary: "Report a link that does harm",
      description:
        "For anybody. Kept for 90 days, without an address. Of one link 20 are kept a day, and of one address 200; " +
        "further ones are taken, and dropped. Names that no link has count as unknown look-ups.",
      body: { example: REPORT },
      answers: { 202: { description: "Taken." } },
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
