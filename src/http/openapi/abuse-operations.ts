import { BLOCK_DOMAINS, BLOCKED_DOMAIN, KEPT_REPORT, REPORT, UNBLOCK_DOMAINS } from "./abuse-examples.ts";
import type { DescribedOperation } from "./described-operation.ts";

const shared = {
  tag: "Abuse",
  access: { admin: true },
  isLimited: true,
} as const satisfies Partial<DescribedOperation>;
const ADMIN_PROBLEMS = ["unauthorized", "forbidden", "rate-limited", "unavailable"] as const;
const BODY_PROBLEMS = ["malformed", "validation", "request-timeout", "too-large", "unsupported-media-type"] as const;

/** `/api/blocked-domains` and `/api/reports` */
export const ABUSE_OPERATIONS: readonly DescribedOperation[] = [
  {
    ...shared,
    operationId: "blockDomains",
    method: "post",
    path: "/api/blocked-domains",
    summary: "Block domains",
    description:
      "No link is made to them or to their subdomains any more (422 `destination-refused`), and those that there are " +
      "answer 451. In force everywhere within 75 seconds. One that is blocked already stays so, with the newer reason.",
    body: { content: { "application/json": { schema: "BlockDomains", example: BLOCK_DOMAINS } } },
    answers: {
      200: {
        description: "They are blocked.",
        content: { "application/json": { schema: "BlockedDomains", example: { blockedDomains: [BLOCKED_DOMAIN] } } },
      },
    },
    problems: [...BODY_PROBLEMS, ...ADMIN_PROBLEMS],
  },
  {
    ...shared,
    operationId: "listBlockedDomains",
    method: "get",
    path: "/api/blocked-domains",
    summary: "List the blocked domains",
    query: "ListBlockedDomains",
    answers: {
      200: {
        description: "A page of them.",
        content: {
          "application/json": {
            schema: "BlockedDomainList",
            example: { blockedDomains: [BLOCKED_DOMAIN], nextCursor: null },
          },
        },
      },
    },
    problems: ["validation", ...ADMIN_PROBLEMS],
  },
  {
    ...shared,
    operationId: "unblockDomains",
    method: "post",
    path: "/api/blocked-domains/unblock",
    summary: "Unblock many domains",
    description: "As `DELETE /api/blocked-domains/{domain}` does with one. Those that are not blocked are passed over.",
    body: { content: { "application/json": { schema: "UnblockDomains", example: UNBLOCK_DOMAINS } } },
    answers: {
      200: {
        description: "They are blocked no longer.",
        content: { "application/json": { schema: "UnblockedDomains", example: { unblocked: ["evil.example"] } } },
      },
    },
    problems: [...BODY_PROBLEMS, ...ADMIN_PROBLEMS],
  },
  {
    ...shared,
    operationId: "unblockDomain",
    method: "delete",
    path: "/api/blocked-domains/{domain}",
    summary: "Unblock a domain",
    description: "Links that lead there open again, everywhere within 75 seconds.",
    parameters: ["domain"],
    answers: { 204: { description: "No longer blocked." } },
    problems: ["not-found", ...ADMIN_PROBLEMS],
  },
  {
    ...shared,
    access: "anyone",
    operationId: "createReport",
    method: "post",
    path: "/api/reports",
    summary: "Report a link that does harm",
    description:
      "For anybody. Kept for 90 days, without an address. Of one link 20 are kept a day, and of one address 200; " +
      "further ones are taken, and dropped. Names that no link has count as unknown look-ups.",
    body: { content: { "application/json": { schema: "CreateReport", example: REPORT } } },
    answers: { 202: { description: "Taken." } },
    problems: [...BODY_PROBLEMS, "not-found", "rate-limited", "unavailable"],
  },
  {
    ...shared,
    operationId: "listReports",
    method: "get",
    path: "/api/reports",
    summary: "List the reports",
    query: "ListReports",
    answers: {
      200: {
        description: "A page of them.",
        content: {
          "application/json": { schema: "ReportList", example: { reports: [KEPT_REPORT], nextCursor: null } },
        },
      },
    },
    problems: ["validation", ...ADMIN_PROBLEMS],
  },
  {
    ...shared,
    operationId: "deleteReport",
    method: "delete",
    path: "/api/reports/{id}",
    summary: "Delete a report",
    parameters: ["reportId"],
    answers: { 204: { description: "Gone." } },
    problems: ["not-found", ...ADMIN_PROBLEMS],
  },
];
