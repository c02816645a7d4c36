import { type FieldError, type Problem, ProblemError } from "./problem.ts";

/** A link has a few URLs of 2,048 characters at most, and these can be escaped sixfold in JSON. */
export const MAX_BODY_BYTES = 65_536;

/**
 * Reads no more than it needs to know that there is too much; `Content-Length` may be absent or untrue.
 * @throws {ProblemError} 413 when the body is longer than `maxBytes`, 400 when it breaks off or is no HTTP.
 */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Uint8Array> {
  const tooLarge = new ProblemError({
    type: "too-large",
    detail: `Cannot read the body: it may have ${maxBytes} bytes at most`,
  });
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) throw tooLarge;

  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader(); // A request's body gives bytes.
  for (let chunk = await readChunk(reader); chunk !== undefined; chunk = await readChunk(reader)) {
    length += chunk.length;
    if (length > maxBytes) {
      await reader?.cancel();
      throw tooLarge;
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/**
 * The next bytes of a body; undefined at its end.
 * @throws {ProblemError} 400 when there is no next: whoever sends it left, or sent chunks that are none.
 */
export async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch {
    throw new ProblemError(malformed({ path: "body", message: "must come as a whole" }));
  }
}

/**
 * The JSON of a body.
 * @throws {ProblemError} 415 when it is declared as something else, 400 when it is no JSON in UTF-8.
 */
export function parseJson(contentType: string | undefined, body: Uint8Array): unknown {
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new ProblemError({
      type: "unsupported-media-type",
      detail: "Cannot read the body: Content-Type must be application/json",
    });
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(body));
  } catch {
    throw new ProblemError(malformed({ path: "body", message: "must be JSON in UTF-8" }));
  }
}

/** The problem of a part of the request that can't be read at all. */
export function malformed(error: FieldError): Problem {
  return { type: "malformed", detail: `Cannot read the ${error.path}: it ${error.message}`, errors: [error] };
}
