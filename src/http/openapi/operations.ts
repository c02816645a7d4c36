import {
  BulkBody,
  CreateLinkBody,
  EditLinkBody,
  ExportLinksQuery,
  ListLinksQuery,
} from "../../links/api/link-bodies.ts";
import * as answers from "./answer-schemas.ts";
import type { RoomDocs } from "./described-operation.ts";
import { FIELD_NOTES } from "./field-notes.ts";
import { IMPORT_OPERATIONS } from "./import-operations.ts";
import { LINK_OPERATIONS } from "./link-operations.ts";
import { PARAMETERS } from "./parameters.ts";
import { REDIRECT_OPERATIONS } from "./redirect-operations.ts";

/** What is not yet told by its room. */
export const OTHER_ROOMS: RoomDocs = {
  operations: [...LINK_OPERATIONS, ...IMPORT_OPERATIONS, ...REDIRECT_OPERATIONS],
  schemas: {
    CreateLink: CreateLinkBody,
    EditLink: EditLinkBody,
    CreateLinks: BulkBody,
    ...answers,
  },
  queries: {
    ListLinks: ListLinksQuery,
    ExportLinks: ExportLinksQuery,
  },
  parameters: PARAMETERS,
  notes: FIELD_NOTES,
};
