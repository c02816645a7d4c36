import { err, ok, type Result } from "../../lib/result.ts";
import type { FileProblem } from "../import-format.ts";

/**
 * An upload as UTF-8, whatever it was saved in: Excel saves UTF-16 ("Unicode Text"), Windows-1252 ("CSV") and, on a
 * Mac, Macintosh. The byte order mark decides; without one, `charset`; without both it is UTF-8, or UTF-16 where
 * every second byte of the beginning is zero (PowerShell's redirection).
 *
 * It stays a stream: no more than a chunk is held, and a character may lie across two of them. What is no text in the
 * encoding becomes the byte 0xff, so that whoever reads the line finds that it is spoilt, as in UTF-8.
 */
export interface Utf8File {
  /** The encoding of the file, as the Encoding Standard names it. */
  readonly encoding: string;
  readonly stream: AsyncIterable<Uint8Array>;
}

const NO_TEXT = Uint8Array.of(0xff);

/** @param charset the label that the sender gave; null when there was none. */
export async function toUtf8(
  stream: AsyncIterable<Uint8Array>,
  charset: string | null,
): Promise<Result<Utf8File, FileProblem>> {
  const [head, all] = await peekBytes(stream, 4);
  const encoding = encodingOf(head, charset);
  if (encoding === "utf-32") {
    return err({ reason: "unreadable", message: "is UTF-32. Save it as UTF-8" });
  }
  return ok({ encoding, stream: encoding === "utf-8" ? all : transcode(all, encoding) });
}

function encodingOf(head: Uint8Array, charset: string | null): string {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return "utf-32";
  }
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (charset !== null) return new TextDecoder(charset).encoding;
  // No CSV or JSON in UTF-8 begins with a zero byte, or has one after its first letter.
  if (a === 0 && b !== undefined && b !== 0) return "utf-16be";
  return b === 0 && a !== 0 ? "utf-16le" : "utf-8";
}

async function* transcode(stream: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of stream) yield* encode(decoder.decode(chunk, { stream: true }));
  yield* encode(decoder.decode());
}

function* encode(text: string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const [index, part] of text.split("\ufffd").entries()) {
    if (index > 0) yield NO_TEXT;
    if (part !== "") yield encoder.encode(part);
  }
}

/** The first bytes, without taking them away. */
async function peekBytes(
  stream: AsyncIterable<Uint8Array>,
  count: number,
): Promise<[head: Uint8Array, all: AsyncGenerator<Uint8Array>]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const iterator = stream[Symbol.asyncIterator]();
  while (length < count) {
    const next = await iterator.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return [Uint8Array.from(chunks.flatMap((chunk) => [...chunk.subarray(0, count)]).slice(0, count)), all()];
}
