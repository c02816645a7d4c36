import { type Deadline, DeadlineExceeded } from "../lib/deadline.ts";
import { type FieldError, type Problem, ProblemError } from "./problem.ts";

/** A link has a few URLs of 2,048 characters at most, and these can be escaped sixfold in JSON. */
export const MAX_BODY_BYTES = 65_536;

/**
 * What a body has to leave of its request's time, for the stores that come after it: a sleeping Neon needs most of a
 * second. Where the whole is short, a quarter of it.
 */
const LEFT_AFTER_BODY_MS = 1_000;

/**
 * Reads no more than it needs to know that there is too much; `Content-Length` may be absent or untrue.
 * @throws {ProblemError} 413 when the body is longer than `maxBytes`, 408 when it comes too slowly, 400 when it breaks off
 *   or is no HTTP.
 */
export async function readBody(request: Request, deadline: Deadline, maxBytes = MAX_BODY_BYTES): Promise<Uint8Array> {
  const tooLarge = new ProblemError({
    type: "too-large",
    detail: `Cannot read the body: it may have at most ${maxBytes} bytes`,
  });
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) throw tooLarge;

  const chunks: Uint8Array[] = [];
  let length = 0;
  const next = chunkReader(request, deadline);
  for (let chunk = await next.read(); chunk !== undefined; chunk = await next.read()) {
    length += chunk.length;
    if (length > maxBytes) {
      await next.cancel();
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

/** A body, chunk by chunk, for as long as its request has the time. */
export interface ChunkReader {
  /**
   * The next bytes of a body; undefined at its end.
   * @throws {ProblemError} 408 when they come too late, 400 when there is no next: whoever sends it left, or sent chunks
   *   that are none.
   */
  read(): Promise<Uint8Array | undefined>;
  /** The rest need not be sent. */
  cancel(): Promise<void>;
}

export function chunkReader(request: Request, deadline: Deadline): ChunkReader {
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader(); // A request's body gives bytes.
  const spareMs = Math.min(LEFT_AFTER_BODY_MS, deadline.totalMs / 4);
  // Where that time was gone before the body was asked for, the body is not what was late.
  const wasInTime = deadline.remainingMs() > spareMs;

  async function cancel(): Promise<void> {
    await reader?.cancel().catch(() => undefined); // It may have broken off.
  }

  return {
    cancel,
    async read() {
      if (reader === undefined) return undefined;
      try {
        const { value } = await deadline.race(reader.read(), wasInTime ? spareMs : 0);
        if (!wasInTime || deadline.remainingMs() >= spareMs) return value;
      } catch (error) {
        if (!(error instanceof DeadlineExceeded)) {
          throw new ProblemError(malformed({ path: "body", message: "must arrive complete" }));
        }
        if (!wasInTime) throw error;
      }
      await cancel();
      throw new ProblemError(TOO_SLOW);
    },
  };
}

/** The rest of the body would be taken for the next request of its connection (RFC 9110, section 15.5.9). */
const TOO_SLOW: Problem = {
  type: "request-timeout",
  detail: "Cannot read the body: it came too slowly",
  headers: { Connection: "close" },
};

/**
 * The JSON of a body.
 * @throws {ProblemError} 415 when it is declared as something else, 400 when it is not JSON in UTF-8.
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
