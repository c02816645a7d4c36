import type { Problem } from "../../http/problem.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { MediaType } from "../reading/read-import.ts";

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  "text/csv": "csv",
  "application/x-ndjson": "ndjson",
  "application/ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "application/json": "json",
};

/** What a `Content-Type` says of a file. */
export interface FileType {
  readonly type: MediaType;
  /** The label of the encoding that it is said to be in; null to find out. */
  readonly charset: string | null;
}

/** @returns a 415 for a type that is not read, or a charset that is none of the Encoding Standard. */
export function parseFileType(contentType: string | null): Result<FileType, Problem> {
  const [name = "", ...parameters] = (contentType ?? "").split(";").map((part) => part.trim());
  const type = MEDIA_TYPES[name.toLowerCase()];
  if (type === undefined) {
    return refused("Content-Type must be text/csv, application/x-ndjson or application/json");
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
  return err({ type: "unsupported-media-type", detail: `Cannot read the file: ${rule}` });
}
