import { operationsOn, type Reply } from "../../http/operation.ts";
import { type Problem, ProblemError, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { queryOf } from "../../http/query.ts";
import { DeadlineExceeded } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import { WRONG_CODE_KEY } from "../../names/key-confirmation.ts";
import { type ImportService, MAX_ROWS } from "../import-service.ts";
import { readImport } from "../reading/read-import.ts";
import { ImportLinksQuery } from "./queries.ts";
import { openUpload } from "./upload.ts";

const operation = operationsOn<{
  readonly importService: ImportService;
  readonly createId: () => string;
  readonly now: () => number;
}>();

/** A file of any size, so it reads its body itself, as it comes in. */
export const importLinks = operation({
  id: "importLinks",
  method: "post",
  path: "/api/links/import",
  access: { scope: "links:write" },
  limit: "writes",
  query: queryOf(ImportLinksQuery),
  maxBodyBytes: null,
  deadline: "upload",
  async respond({
    request,
    query: { format = null },
    url,
    headers,
    caller,
    services: { importService, createId, now },
    scope,
  }) {
    const sent = await openUpload(request, headers.get("Content-Type") ?? "", scope.deadline);
    if (!sent.ok) return { problem: sent.error };
    const { hostname } = new URL(url);
    const { bytes, type, charset } = sent.value;
    const file = await readImport(bytes, type, format, now(), charset);
    if (!file.ok) return { problem: fileProblem(file.error) };

    const importId = createId();
    const location = `/api/imports/${importId}`;
    try {
      const taken = await importService.take(importId, file.value, caller.owner, scope.deadline, hostname);
      if (!taken.ok) return { problem: takeProblem(taken.error, location) };
      return { status: 202, json: { jobId: importId }, headers: { Location: location } } satisfies Reply;
    } catch (error) {
      throw cutOff(error, location);
    }
  },
});

/** What is said of an upload that ended in the middle: where to see how much of it was taken. */
function cutOff(error: unknown, location: string): unknown {
  if (error instanceof ProblemError) {
    const detail = `${error.problem.detail}. What was read before is imported, as ${location} tells`;
    return new ProblemError({ ...error.problem, detail });
  }
  if (!(error instanceof StoreError || error instanceof DeadlineExceeded)) return error;
  log("error", "upload-cut-off", { reason: error.message });
  return new ProblemError({
    type: "unavailable",
    detail: `Cannot read the whole file now. What was read is imported: see ${location}. Send the file again later`,
    headers: { ...UNAVAILABLE_HEADERS, Location: location },
  });
}

function takeProblem(reason: "wrong-code-key" | "too-many-rows" | "too-many-bytes", location: string): Problem {
  switch (reason) {
    case "wrong-code-key":
      log("error", "wrong-code-key");
      return { type: "unavailable", detail: `Cannot create links: ${WRONG_CODE_KEY}`, headers: UNAVAILABLE_HEADERS };
    case "too-many-rows":
    case "too-many-bytes": {
      const most = reason === "too-many-rows" ? `${MAX_ROWS} rows` : "what one request can queue";
      const detail = `Cannot read the whole file: it may have ${most} at most. What was read is imported: see ${location}. Send the rest as another file`;
      return { type: "too-large", detail, headers: { Location: location } };
    }
  }
}

function fileProblem({ reason, message }: { reason: "unreadable" | "too-large"; message: string }): Problem {
  const type = reason === "too-large" ? "too-large" : "malformed";
  return { type, detail: `Cannot read the file: it ${message}`, errors: [{ path: "body", message }] };
}
