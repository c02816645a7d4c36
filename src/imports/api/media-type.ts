import { mediaTypeOf, unsupportedType } from "../../http/body/body-problems.ts";
import type { Problem } from "../../http/problem.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { MediaType } from "../reading/read-import.ts";

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  "text/csv": "csv",
  "text/tab-separated-values": "csv",
  "application/x-ndjson": "ndjson",
  "application/ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "application/json": "json",
};

export const FORM = "multipart/form-data";
/** What would do, for those who sent something else. */
const ACCEPTED = ["text/csv", "application/x-ndjson", "application/json", FORM];

const GZIP_TYPES = ["application/gzip", "application/x-gzip"];
/** What the names of files end with. */
const ENDINGS: Readonly<Record<string, string>> = {
  csv: "text/csv",
  tsv: "text/csv",
  txt: "text/csv",
  ndjson: "application/x-ndjson",
  jsonl: "application/x-ndjson",
  json: "application/json",
};

/** What a `Content-Type` says of a file. */
export interface FileType {
  readonly type: MediaType;
  /** The encoding that the header names; null to find it out from the bytes. */
  readonly charset: string | null;
}

/**
 * The file of a form. Browsers and curl know few endings, and send most files as bytes (`application/octet-stream`), as
 * text, or as Excel's: so a type that says nothing gives way to the end of the file's name. `links.csv.gz` is a CSV, packed.
 */
export function parsePartType(
  contentType: string,
  fileName: string,
): Result<FileType & { readonly isPacked: boolean }, Problem> {
  const given = mediaTypeOf(contentType);
  const isPacked = GZIP_TYPES.includes(given) || /\.gz$/i.test(fileName);
  if (MEDIA_TYPES[given] !== undefined) {
    const file = parseFileType(contentType);
    return file.ok ? ok({ ...file.value, isPacked }) : file;
  }
  const ending = /\.(\w+)$/.exec(fileName.replace(/\.gz$/i, ""))?.[1]?.toLowerCase() ?? "";
  const type = MEDIA_TYPES[ENDINGS[ending] ?? ""];
  if (type !== undefined) return ok({ type, charset: null, isPacked });
  return refused("its name must end in .csv, .ndjson or .json, with .gz behind it if it is packed");
}

/** @returns a 415 for a type that is not read, or a charset that is none of the Encoding Standard. */
export function parseFileType(contentType: string | null): Result<FileType, Problem> {
  const [name = "", ...parameters] = (contentType ?? "").split(";").map((part) => part.trim());
  const type = MEDIA_TYPES[name.toLowerCase()];
  if (type === undefined) {
    return refused(`Content-Type must be ${ACCEPTED.slice(0, -1).join(", ")} or ${FORM}`);
  }
  const given = parameters.find((part) => /^charset\s*=/i.test(part));
  const label = given
    ?.slice(given.indexOf("=") + 1)
    .replaceAll('"', "")
    .trim();
  if (label === undefined || label === "") return ok({ type, charset: null });
  try {
    return ok({ type, charset: new TextDecoder(label).encoding });
  } catch {
    const received = JSON.stringify(label.slice(0, 40));
    return refused(`its charset must be one such as utf-8, utf-16 or windows-1252, received ${received}`);
  }
}

function refused(rule: string): Result<never, Problem> {
  return err(unsupportedType("file", rule, ACCEPTED));
}
