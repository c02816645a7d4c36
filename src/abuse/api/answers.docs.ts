import * as v from "valibot";
import { time } from "../../http/openapi/answer-values.ts";
import { REPORT_REASONS } from "../report.ts";

/** What the operations on blocked domains and reports answer with. */
const BlockedDomain = v.object({
  domain: v.string(),
  reason: v.nullable(v.string()),
  createdAt: time,
  createdBy: v.string(),
});

export const BlockedDomains = v.object({ blockedDomains: v.array(BlockedDomain) });
export const UnblockedDomains = v.object({ unblocked: v.array(v.string()) });
export const BlockedDomainList = v.object({
  blockedDomains: v.array(BlockedDomain),
  nextCursor: v.nullable(v.string()),
});

export const ReportList = v.object({
  reports: v.array(
    v.object({
      id: v.pipe(v.string(), v.uuid()),
      slug: v.string(),
      domain: v.string(),
      reason: v.picklist(REPORT_REASONS),
      details: v.nullable(v.string()),
      email: v.nullable(v.string()),
      time,
    }),
  ),
  nextCursor: v.nullable(v.string()),
});
