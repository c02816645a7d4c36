import { VARIES_BY_ACCEPT } from "../../http/accept/preferred-type.ts";
import { isAdmin } from "../../http/caller.ts";
import { csvOr } from "../../http/csv/csv-or.ts";
import { operationsOn } from "../../http/operation.ts";
import { queryOf } from "../../http/query.ts";
import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import { linkFacts } from "../../links/link-json.ts";
import type { LinkNamer, NamedLink } from "../../links/link-namer.ts";
import { createCsvWriter } from "../exporting/export-csv.ts";
import { createNdjsonWriter } from "../exporting/export-ndjson.ts";
import { createExportStream } from "../exporting/export-stream.ts";
import type { ExportedLink } from "../exporting/exported-link.ts";
import type { LinkPages } from "../link-pages.ts";
import { ExportLinksQuery } from "./queries.ts";

const operation = operationsOn<{
  readonly linkPages: LinkPages;
  readonly namer: Pick<LinkNamer, "nameAll">;
  readonly baseUrl: string;
  readonly timeouts: { readonly postgresApiMs: number };
  readonly now: () => number;
}>();

/**
 * NDJSON, or CSV where the client would rather have it. Only the administrator's NDJSON has the hashes of passwords: it
 * is the backup, and a key that may read links need not be able to try passwords at leisure.
 */
export const exportLinks = operation({
  id: "exportLinks",
  method: "get",
  path: "/api/links/export",
  access: { scope: "links:read" },
  limit: "reads",
  query: queryOf(ExportLinksQuery),
  async respond({ query, headers, caller, services: { linkPages, namer, baseUrl, timeouts, now } }) {
    const { isCsv, hasBom } = csvOr("application/x-ndjson", headers.get("Accept"), query.bom);
    const hasHashes = !isCsv && isAdmin(caller);

    const toRecord = ({ name, link }: NamedLink): ExportedLink => ({
      id: link.id.toString(),
      ...linkFacts({ name, link }, baseUrl),
      ...(hasHashes ? { passwordHash: link.passwordHash } : {}),
    });

    const { writer, stream } = await createExportStream({
      pages: linkPages,
      createWriter: isCsv ? (header) => createCsvWriter({ ...header, hasBom }) : createNdjsonWriter,
      toRecords: async (page) => (await namer.nameAll(page)).map(toRecord),
      createDeadline: () => createDeadline(timeouts.postgresApiMs, now),
      report: (error) => {
        log("error", "export-cut-off", { reason: error instanceof StoreError ? error.message : "unexpected" });
      },
    });
    return {
      status: 200,
      body: stream,
      headers: {
        "Content-Type": writer.contentType,
        "Content-Disposition": `attachment; filename="${writer.fileName}"`,
        ...VARIES_BY_ACCEPT,
      },
    };
  },
});
