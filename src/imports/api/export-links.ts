import * as v from "valibot";
import { isAdmin } from "../../http/caller.ts";
import { asksForBom } from "../../http/csv/asks-for-bom.ts";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import { prefers } from "../../http/prefers.ts";
import { queryProblem } from "../../http/validation.ts";
import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { err, ok } from "../../lib/result.ts";
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

const exportQuery: QueryInput<v.InferOutput<typeof ExportLinksQuery>, unknown> = {
  schema: ExportLinksQuery,
  read(parameters) {
    const parsed = v.safeParse(ExportLinksQuery, parameters);
    return parsed.success ? ok(parsed.output) : err(queryProblem(parsed.issues));
  },
};

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
  query: exportQuery,
  async respond({ query, headers, caller, services: { linkPages, namer, baseUrl, timeouts, now } }) {
    const accept = headers.get("Accept") ?? undefined;
    const isCsv = prefers(accept, "text/csv", "application/x-ndjson");
    const hasBom = asksForBom(accept, query.bom);
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
        Vary: "Accept",
      },
    };
  },
});
