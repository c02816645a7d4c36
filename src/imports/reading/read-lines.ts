/**
 * The lines of an upload, in bounded memory: what is kept is one chunk of the stream and one line.
 *
 * A line ends in a line feed, in both, or in a carriage return alone, as Excel for Mac writes it. Lines are split as
 * bytes, before they are decoded: no byte of a character in UTF-8 is one of the two, so a false byte spoils the one
 * line that it stands in. A carriage return before a line feed stays.
 */
export interface Line {
  /** From 1, as editors count. */
  readonly number: number;
  /** Without its line end, and in the first line without the byte order mark. Empty if the line can't be read. */
  readonly text: string;
  readonly problem: "too-long" | "not-utf-8" | null;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const RETURN = Uint8Array.of(CARRIAGE_RETURN);

/** @param maxBytes of one line; a longer one is dropped as it comes in. */
export async function* readLines(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;

  function add(part: Uint8Array): void {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  }

  function end(): Line {
    const line = lineOf(++number, length > maxBytes ? null : joined(parts), decoder);
    parts = [];
    length = 0;
    return line;
  }

  // Whether the last chunk ended in a carriage return: the next chunk shows whether a line feed follows.
  let isReturned = false;
  for await (const chunk of stream) {
    if (chunk.length === 0) continue;
    let start = 0;
    if (isReturned) {
      isReturned = false;
      if (chunk[0] === LINE_FEED) {
        add(RETURN);
        start = 1;
      }
      yield end();
    }
    let feed = indexIn(chunk, LINE_FEED, start);
    let back = indexIn(chunk, CARRIAGE_RETURN, start);
    while (Math.min(feed, back) < chunk.length) {
      if (back < feed && back === chunk.length - 1) {
        add(chunk.slice(start, back));
        isReturned = true;
        start = chunk.length;
        break;
      }
      const isPair = feed === back + 1;
      const at = isPair ? feed : Math.min(feed, back);
      add(chunk.subarray(start, at));
      yield end();
      start = at + 1;
      if (feed < start) feed = indexIn(chunk, LINE_FEED, start);
      if (back < start) back = indexIn(chunk, CARRIAGE_RETURN, start);
    }
    // A copy: a view would keep the whole chunk for the rest of its last line.
    if (start < chunk.length) add(chunk.slice(start));
  }
  if (length > 0 || isReturned) yield end();
}

/** Where the byte stands next; beyond the end where it does not. */
function indexIn(chunk: Uint8Array, byte: number, from: number): number {
  const at = chunk.indexOf(byte, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function lineOf(number: number, bytes: Uint8Array | null, decoder: TextDecoder): Line {
  // A file of line feeds alone has a million lines in a megabyte, and the decoder would take most of the time.
  if (bytes?.length === 0) return { number, text: "", problem: null };
  if (bytes === null) return { number, text: "", problem: "too-long" };
  try {
    const text = decoder.decode(bytes);
    return { number, text: number === 1 ? text.replace(/^\ufeff/, "") : text, problem: null };
  } catch {
    return { number, text: "", problem: "not-utf-8" };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
