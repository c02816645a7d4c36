import * as v from "valibot";
import { time } from "./answer-values.ts";

/** What is answered about abuse, as in answer-schemas.ts. */
const BlockedDomain = v.object({
  domain: v.string(),
  reason: v.nullable(v.string()),
  createdAt: time,
  createdBy: v.string(),
});

export const BlockedDomains = v.object({ blockedDomains: v.array(BlockedDomain) });
export const BlockedDomainList = v.object({
  blockedDomains: v.array(BlockedDomain),
  nextCursor: v.nullable(v.string()),
});
