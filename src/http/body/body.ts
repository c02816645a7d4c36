import { type Deadline, DeadlineExceeded } from "../../lib/deadline.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { malformed, mediaTypeOf, unsupportedType } from "./body-problems.ts";
import { gunzip, gzipLayers } from "./content-encoding.ts";

/** A link has a few URLs of 2,048 characters at most, and these can be escaped sixfold in JSON. */
export const MAX_BODY_BYTES = 65_536;

/**
 * How much of its request's time a body must leave for the stores that come after it: a sleeping Neon needs most of a
 * second. If the whole is short, a quarter of it.
 */
const LEFT_AFTER_BODY_MS = 1_000;

/** @throws {ProblemError} as `bodyChunks`. */
export async function readBody(request: Request, deadline: Deadline, maxBytes = MAX_BODY_BYTES): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bodyChunks(request, deadline, maxBytes)) {
    length += chunk.length;
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
 * The bytes of a body as they come in, unpacked. It stops reading as soon as there is too much, packed or unpacked:
 * `Content-Length` may be absent or wrong.
 *
 * @param what is read, for the words of its problems.
 * @throws {ProblemError} 413 when it is longer than `maxBytes`, 408 when it comes too slowly, 400 when it breaks off or is
 *   no gzip, 415 when it is packed otherwise.
 */
export async function* bodyChunks(
  request: Request,
  deadline: Deadline,
  maxBytes: number,
  what = "body",
): AsyncGenerator<Uint8Array> {
  const next = chunkReader(request, deadline);
  async function* sent(): AsyncGenerator<Uint8Array> {
    for (let chunk = await next.read(); chunk !== undefined; chunk = await next.read()) yield chunk;
  }
  try {
    const layers = request.body === null ? 0 : gzipLayers(request.headers.get("Content-Encoding"));
    if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) throw tooLarge(maxBytes, what);
    let chunks = atMost(maxBytes, sent(), what);
    for (let layer = 0; layer < layers; layer++) chunks = atMost(maxBytes, gunzip(chunks), what);
    yield* chunks;
  } finally {
    // If the reader stopped before the end, the sender need not send the rest.
    await next.cancel();
  }
}

/** The same chunks. @throws {ProblemError} 413 once they have more bytes than that. */
export async function* atMost(
  maxBytes: number,
  chunks: AsyncIterable<Uint8Array>,
  what: string,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes, what);
    yield chunk;
  }
}

function tooLarge(maxBytes: number, what: string): ProblemError {
  return new ProblemError({
    type: "too-large",
    detail: `Cannot read the ${what}: it may have at most ${maxBytes} bytes`,
  });
}

/** A body, chunk by chunk, for as long as its request has the time. */
interface ChunkReader {
  /**
   * The next bytes of a body; undefined at its end.
   * @throws {ProblemError} 408 when they come too late, 400 when the sender left or sent broken chunks.
   */
  read(): Promise<Uint8Array | undefined>;
  /** Tells the sender that the rest need not be sent. */
  cancel(): Promise<void>;
}

function chunkReader(request: Request, deadline: Deadline): ChunkReader {
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader(); // A request's body gives bytes.
  const spareMs = Math.min(LEFT_AFTER_BODY_MS, deadline.totalMs / 4);
  // If that time was over before the body was read at all, the body was not late.
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

/** What a body of JSON may be declared as. A PATCH is a JSON merge patch (RFC 7396), and says so or just JSON. */
export const JSON_TYPES = ["application/json"] as const;
export const PATCH_TYPES = ["application/merge-patch+json", ...JSON_TYPES] as const;

/**
 * The JSON of a body.
 * @throws {ProblemError} 415 when it is declared as something else, 400 when it is not JSON in UTF-8.
 */
export function parseJson(contentType: string | undefined, body: Uint8Array, isPatch = false): unknown {
  const types: readonly string[] = isPatch ? PATCH_TYPES : JSON_TYPES;
  if (!types.includes(mediaTypeOf(contentType))) {
    throw new ProblemError(unsupportedType("body", `Content-Type must be ${types.join(" or ")}`, types, isPatch));
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(body));
  } catch {
    throw new ProblemError(malformed({ path: "body", message: "must be JSON in UTF-8" }));
  }
}
