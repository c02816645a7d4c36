import { type ApiContext, hostOf } from "../../http/api-request.ts";
import type { Caller } from "../../http/caller.ts";
import { type Problem, ProblemError, problemResponse, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";
import { DeadlineExceeded } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import { createProblem } from "../../links/api/link-problems.ts";
import { FORMAT_NAMES, type FormatName } from "../import-format.ts";
import type { ImportRecord } from "../import-log.ts";
import { MAX_ROWS } from "../import-service.ts";
import { stateOf } from "../import-state.ts";
import { type ImportFile, type MediaType, readImport } from "../read-import.ts";
import { readUpload } from "./upload.ts";

/** `POST /api/links/import` */
export async function importLinks(c: ApiContext): Promise<Response> {
  const { importService, createId, now } = c.env;
  const owner = ownerOf(c.var.caller);
  const contentType = c.req.header("Content-Type");
  const [type, charset, format] = [mediaTypeOf(contentType), charsetOf(contentType), formatOf(c.req.query("format"))];
  const upload = readUpload(c.req.raw, c.var.scope.deadline);
  const file = await readImport(upload, type, format, now(), charset);
  if (!file.ok) throw new ProblemError(fileProblem(file.error));

  const importId = createId();
  const location = `/api/imports/${importId}`;
  const taken = await takeIn(importId, file.value);
  if (taken.ok) return c.json({ jobId: importId }, 202, { Location: location });
  switch (taken.error) {
    case "wrong-code-key":
      log("error", "wrong-code-key");
      return problemResponse(createProblem({ reason: taken.error }));
    case "too-many-rows":
    case "too-many-bytes": {
      const most = taken.error === "too-many-rows" ? `${MAX_ROWS} rows` : "what one request can queue";
      const detail = `Cannot read the whole file: it may have ${most} at most. What was read is imported: see ${location}. Send the rest as another file`;
      return problemResponse({ type: "too-large", detail, headers: { Location: location } });
    }
  }

  async function takeIn(id: string, given: ImportFile) {
    try {
      return await importService.take(id, given, owner, c.var.scope.deadline, hostOf(c));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.type === "request-timeout") {
        const detail = `${error.problem.detail}. What was read before is imported, as ${location} tells`;
        throw new ProblemError({ ...error.problem, detail });
      }
      if (!(error instanceof StoreError || error instanceof DeadlineExceeded)) throw error;
      log("error", "upload-cut-off", { reason: error.message });
      throw new ProblemError({
        type: "unavailable",
        detail: `Cannot read the whole file now. What was read is imported: see ${location}. Send the file again later`,
        headers: { ...UNAVAILABLE_HEADERS, Location: location },
      });
    }
  }
}

/** What ids of imports look like; Postgres would stumble over others, such as one with a NUL. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `GET /api/imports/{id}` */
export async function getImport(c: ApiContext): Promise<Response> {
  const { caller, scope } = c.var;
  const owner = caller.kind === "admin" ? null : ownerOf(caller);
  const id = c.req.param("id") ?? "";
  const record = UUID.test(id) ? await c.env.importLog.get(id, owner, scope.deadline) : null;
  if (record === null) {
    throw new ProblemError({ type: "not-found", detail: "Cannot find the import: you have no import with this id" });
  }
  return c.json(await importJson(record, c));
}

/** An error of line 0 is one of the file as a whole. */
async function importJson(record: ImportRecord, c: ApiContext) {
  const { codes, now } = c.env;
  const { total, created, failed, format, ignoredColumns, unnamed, errors, renamed } = record;
  const { state, error } = stateOf(record, now());
  const newNames = await codes.encodeAll(renamed.map(({ linkId }) => linkId));
  return {
    ...{ state, total, created, failed, format, ignoredColumns, unnamed },
    errors: [...(error === null ? [] : [{ line: 0, message: error }]), ...errors],
    renamed: renamed.map(({ line, name }, n) => ({ line, from: name, to: newNames[n] })),
  };
}

function ownerOf(caller: Caller): string {
  if (caller.kind === "anonymous") throw new Error("Cannot import for nobody: authorize() lets nobody in here");
  return caller.owner;
}

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  "text/csv": "csv",
  "application/x-ndjson": "ndjson",
  "application/ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "application/json": "json",
};

function mediaTypeOf(contentType = ""): MediaType {
  const type = MEDIA_TYPES[contentType.split(";")[0]?.trim().toLowerCase() ?? ""];
  if (type !== undefined) return type;
  throw new ProblemError({
    type: "unsupported-media-type",
    detail: "Cannot read the file: Content-Type must be text/csv, application/x-ndjson or application/json",
  });
}

/**
 * The label of the encoding that the file is said to be in; null to find out.
 * @throws {ProblemError} 415 where it is none of the Encoding Standard.
 */
function charsetOf(contentType = ""): string | null {
  const parameters = contentType.split(";").slice(1);
  const given = parameters.map((part) => part.trim()).find((part) => /^charset\s*=/i.test(part));
  const label = given
    ?.slice(given.indexOf("=") + 1)
    .replaceAll('"', "")
    .trim();
  if (label === undefined || label === "") return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    const detail = `Cannot read the file: its charset must be one such as utf-8, utf-16 or windows-1252, received ${JSON.stringify(label.slice(0, 40))}`;
    throw new ProblemError({ type: "unsupported-media-type", detail });
  }
}

/** null to find out. */
function formatOf(text: string | undefined): FormatName | null {
  if (text === undefined) return null;
  const format = FORMAT_NAMES.find((name) => name === text);
  if (format !== undefined) return format;
  const message = `must be one of ${FORMAT_NAMES.join(", ")}`;
  throw new ProblemError(validationProblem([{ path: "format", message }]));
}

function fileProblem({ reason, message }: { reason: "unreadable" | "too-large"; message: string }): Problem {
  const type = reason === "too-large" ? "too-large" : "malformed";
  return { type, detail: `Cannot read the file: it ${message}`, errors: [{ path: "body", message }] };
}
