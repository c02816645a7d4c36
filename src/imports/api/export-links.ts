import * as v from "valibot";
import type { ApiContext } from "../../http/api-request.ts";
import { asksForBom } from "../../http/csv/asks-for-bom.ts";
import { prefers } from "../../http/prefers.ts";
import { ProblemError } from "../../http/problem.ts";
import { queryProblem } from "../../http/validation.ts";
import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import { ExportLinksQuery } from "../../links/api/link-bodies.ts";
import { linkJson } from "../../links/api/link-json.ts";
import type { NamedLink } from "../../links/link-namer.ts";
import { createCsvWriter } from "../export-csv.ts";
import { createNdjsonWriter } from "../export-ndjson.ts";
import { createExportStream } from "../export-stream.ts";
import type { ExportedLink } from "../exported-link.ts";

/**
 * `GET /api/links/export`: NDJSON, or CSV where the client would rather have it. Only the administrator's
 * NDJSON has the hashes of passwords: it is the backup, and a key that may read links need not be able to
 * try passwords at leisure.
 */
export async function exportLinks(c: ApiContext): Promise<Response> {
  const { linkPages, namer, baseUrl, timeouts, now } = c.env;
  const query = v.safeParse(ExportLinksQuery, c.req.query());
  if (!query.success) throw new ProblemError(queryProblem(query.issues));
  const accept = c.req.header("Accept");
  const isCsv = prefers(accept, "text/csv", "application/x-ndjson");
  const hasBom = asksForBom(accept, query.output.bom);
  const hasHashes = !isCsv && c.var.caller.kind === "admin";

  const toRecord = ({ name, link }: NamedLink): ExportedLink => ({
    id: link.id.toString(),
    ...linkJson({ name, link }, baseUrl),
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
  return c.body(stream, 200, {
    "Content-Type": writer.contentType,
    "Content-Disposition": `attachment; filename="${writer.fileName}"`,
    Vary: "Accept",
  });
}
