import {
  BlockDomainsBody,
  ListBlockedDomainsQuery,
  ListReportsQuery,
  ReportBody,
  UnblockDomainsBody,
} from "../abuse-schemas.ts";
import { BulkBody, CreateLinkBody, EditLinkBody, HealthHistoryQuery, ListLinksQuery } from "../schemas.ts";
import { ListClicksQuery, StatsQuery } from "../stats-schemas.ts";
import * as abuseAnswers from "./abuse-answer-schemas.ts";
import { ABUSE_OPERATIONS } from "./abuse-operations.ts";
import * as answers from "./answer-schemas.ts";
import type { RoomDocs } from "./described-operation.ts";
import { FIELD_NOTES } from "./field-notes.ts";
import { IMPORT_OPERATIONS } from "./import-operations.ts";
import { LINK_OPERATIONS } from "./link-operations.ts";
import { PARAMETERS } from "./parameters.ts";
import { QR_OPERATIONS } from "./qr-operations.ts";
import { REDIRECT_OPERATIONS } from "./redirect-operations.ts";
import { SERVICE_OPERATIONS } from "./service-operations.ts";
import * as statsAnswers from "./stats-answer-schemas.ts";
import { STATS_OPERATIONS } from "./stats-operations.ts";

/** What is not yet told by its room. */
export const OTHER_ROOMS: RoomDocs = {
  operations: [
    ...LINK_OPERATIONS,
    ...QR_OPERATIONS,
    ...STATS_OPERATIONS,
    ...IMPORT_OPERATIONS,
    ...ABUSE_OPERATIONS,
    ...REDIRECT_OPERATIONS,
    ...SERVICE_OPERATIONS,
  ],
  schemas: {
    CreateLink: CreateLinkBody,
    EditLink: EditLinkBody,
    CreateLinks: BulkBody,
    BlockDomains: BlockDomainsBody,
    UnblockDomains: UnblockDomainsBody,
    CreateReport: ReportBody,
    ...answers,
    ...statsAnswers,
    ...abuseAnswers,
  },
  queries: {
    ListLinks: ListLinksQuery,
    Stats: StatsQuery,
    ListClicks: ListClicksQuery,
    HealthHistory: HealthHistoryQuery,
    ListBlockedDomains: ListBlockedDomainsQuery,
    ListReports: ListReportsQuery,
  },
  parameters: PARAMETERS,
  notes: FIELD_NOTES,
};
