import { atMost, bodyChunks } from "../../http/body/body.ts";
import { mediaTypeOf } from "../../http/body/body-problems.ts";
import { gunzip } from "../../http/body/content-encoding.ts";
import type { Problem } from "../../http/problem.ts";
import type { Deadline } from "../../lib/deadline.ts";
import { ok, type Result } from "../../lib/result.ts";
import { readFormFile } from "./form-file.ts";
import { type FileType, FORM, parseFileType, parsePartType } from "./media-type.ts";

/** The largest body that Cloudflare lets in on the free and the pro plan; unpacked too, since CPU goes by it. */
export const MAX_UPLOAD_BYTES = 100_000_000;

/** What an upload is, and its bytes, unpacked, as they come in. */
export interface Upload extends FileType {
  /** @throws {ProblemError} as `bodyChunks`. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * A body that is the file itself, or a form with one.
 * @returns a 415 for what is of no type that is read.
 * @throws {ProblemError} as `bodyChunks` and `readFormFile`.
 */
export async function openUpload(
  request: Request,
  contentType: string,
  deadline: Deadline,
): Promise<Result<Upload, Problem>> {
  if (mediaTypeOf(contentType) === FORM) {
    const { bytes, ...file } = await readFormFile(contentType, readUpload(request, deadline));
    const type = parsePartType(file.contentType, file.fileName);
    if (!type.ok) {
      await bytes.return(undefined);
      return type;
    }
    const unpacked = type.value.isPacked ? atMost(MAX_UPLOAD_BYTES, gunzip(bytes), WHAT) : bytes;
    return ok({ ...type.value, bytes: unpacked });
  }
  const type = parseFileType(contentType);
  return type.ok ? ok({ ...type.value, bytes: readUpload(request, deadline) }) : type;
}

const WHAT = "upload";

/** @throws {ProblemError} as `bodyChunks`. */
export function readUpload(
  request: Request,
  deadline: Deadline,
  maxBytes = MAX_UPLOAD_BYTES,
): AsyncGenerator<Uint8Array> {
  return bodyChunks(request, deadline, maxBytes, WHAT);
}
