import { ProblemError } from "../problem.ts";
import { malformed } from "./body-problems.ts";

/**
 * Bodies that were compressed on their way (RFC 9110, section 8.4). They are unpacked piece by piece, so the reader can
 * stop a zip bomb as soon as there is too much.
 */

/** A proxy may put gzip into gzip. More layers only come from an attacker, and each costs. */
const MAX_LAYERS = 2;

/**
 * How many layers of gzip a body has.
 * @throws {ProblemError} 415 for another coding; the answer names the right ones (RFC 7694).
 */
export function gzipLayers(contentEncoding: string | null): number {
  const codings = (contentEncoding ?? "").split(",").map((coding) => coding.trim().toLowerCase());
  const layers = codings.filter((coding) => coding !== "" && coding !== "identity");
  if (layers.length <= MAX_LAYERS && layers.every((coding) => coding === "gzip" || coding === "x-gzip")) {
    return layers.length;
  }
  throw new ProblemError({
    type: "unsupported-media-type",
    detail: `Cannot read the body: Content-Encoding must be gzip, at most ${MAX_LAYERS} times, or absent`,
    headers: { "Accept-Encoding": "gzip" },
  });
}

/** So much unpacks to 16 MB at most: workerd unpacks what it is given at once, and keeps it all until it is read. */
const PACKED_BYTES_AT_ONCE = 16_384;
const UNPACKED_BYTES_AT_ONCE = 131_072;

/**
 * What gzip unpacks to, a piece at a time: no more is unpacked before those before it were taken. It ends with the member:
 * workerd refuses what stands behind one.
 *
 * @throws {ProblemError} 400 when it is not gzip, or incomplete; and whatever `packed` throws.
 */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream("gzip");
  const [reader, writer] = [readable.getReader({ mode: "byob" }), writable.getWriter()];
  const read = () => orMalformed(reader.read(new Uint8Array(UNPACKED_BYTES_AT_ONCE)));
  try {
    let next = read();
    for await (const piece of inPieces(packed, PACKED_BYTES_AT_ONCE)) {
      const written = orMalformed(writer.write(piece)).then(turn);
      // A stream of workerd takes any input, and does not say when it is empty. It is empty if it gives nothing for a
      // turn.
      for (let hungry = written; ; hungry = hungry.then(turn)) {
        const got = await Promise.race([next, hungry]);
        if (got === undefined || got.done) break;
        yield got.value;
        next = read();
      }
    }
    const closed = orMalformed(writer.close());
    for (let got = await next; !got.done; got = await read()) yield got.value;
    await closed;
  } finally {
    // If the reader stopped before the end, end both sides. A side that can't be ended has failed already, and its
    // error was thrown.
    await Promise.all([writer.abort().catch(() => undefined), reader.cancel().catch(() => undefined)]);
  }
}

/** A promise that nobody may wait for any more is no unhandled one. */
function orMalformed<Value>(promise: Promise<Value>): Promise<Value> {
  const told = promise.catch(() => {
    throw new ProblemError(malformed({ path: "body", message: "must be gzip, complete and of one member" }));
  });
  told.catch(() => undefined);
  return told;
}

function turn(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, 0, undefined));
}

/** The same bytes in pieces of at most so many, small ones put together: each costs a turn. */
async function* inPieces(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let kept = new Uint8Array(maxBytes);
  let length = 0;
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; ) {
      const part = chunk.subarray(start, start + maxBytes - length);
      kept.set(part, length);
      start += part.length;
      length += part.length;
      if (length < maxBytes) continue;
      yield kept;
      [kept, length] = [new Uint8Array(maxBytes), 0];
    }
  }
  if (length > 0) yield kept.subarray(0, length);
}
