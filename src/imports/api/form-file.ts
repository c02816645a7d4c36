import { malformed } from "../../http/body/body-problems.ts";
import { ProblemError } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";

/**
 * The one file of a form (`multipart/form-data`, RFC 7578), which is what `curl -F file=@links.csv` and pages send: its
 * bytes as they come in, since a form may be as long as any upload.
 *
 * Own code: workerd's `formData()` keeps the whole form in memory. Of the parsers that stream, `multipasta` weighs 3.1 kB
 * compressed, for forms of many parts; of this one exactly one part is read, and another one is refused.
 */
export interface FormFile {
  /** The name that its sender gave it; empty if it has none. */
  readonly fileName: string;
  readonly contentType: string;
  /** @throws {ProblemError} 400 if anything but the end of the form follows the file. */
  readonly bytes: AsyncGenerator<Uint8Array>;
}

/** The name that the field has. */
const FIELD = "file";
const MAX_HEADER_BYTES = 8_192;
/** RFC 2046, section 5.1.1. */
const MAX_BOUNDARY_LENGTH = 70;
/** A form that ends within so much is known to be right before anything of it is imported. */
const READ_AHEAD_BYTES = 1_048_576;

/**
 * @param contentType of the request.
 * @throws {ProblemError} 400 where the form has no file, something beside it, or is no form.
 */
export async function readFormFile(contentType: string, body: AsyncGenerator<Uint8Array>): Promise<FormFile> {
  const { quoted, plain } = /;\s*boundary=(?:"(?<quoted>[^"]+)"|(?<plain>[^\s;"]+))/i.exec(contentType)?.groups ?? {};
  const boundary = quoted ?? plain ?? "";
  if (boundary === "" || boundary.length > MAX_BOUNDARY_LENGTH) throw broken("name its boundary in Content-Type");
  const form = createFormReader(body, `\r\n--${boundary}`);

  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* form.untilDelimiter();
      const other = await form.nextPart();
      if (other?.name === FIELD) throw wrongFields(FIELD, "must be given once: a form has one file");
      if (other !== null) throw wrongFields(other.name, "is not a field here");
    } finally {
      await body.return(undefined);
    }
  }

  try {
    await drain(form.untilDelimiter());
    const part = await form.nextPart();
    if (part === null) throw wrongFields(FIELD, "is required: a file");
    if (part.name !== FIELD) throw wrongFields(part.name, "is not a field here");
    return { ...part, bytes: await readAhead(bytes()) };
  } catch (error) {
    await body.return(undefined); // The rest need not be sent.
    throw error;
  }
}

interface Part {
  readonly name: string;
  readonly fileName: string;
  readonly contentType: string;
}

/** @param delimiter with the line end before it, which belongs to it. */
function createFormReader(body: AsyncGenerator<Uint8Array>, delimiter: string) {
  const sought = new TextEncoder().encode(delimiter);
  // Start with a line end: the first delimiter may be at the very beginning, where none is before it.
  let held: Uint8Array = new Uint8Array([0x0d, 0x0a]);

  /** @throws at the end of the body. */
  async function more(): Promise<void> {
    const next = await body.next();
    if (next.done === true) throw broken("end with its boundary");
    const { value } = next;
    const joined = new Uint8Array(held.length + value.length);
    joined.set(held);
    joined.set(value, held.length);
    held = joined;
  }

  /** Gives the bytes before the delimiter, and removes them and the delimiter. */
  async function* untilDelimiter(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = indexOfBytes(held, sought);
      if (at >= 0) {
        const before = held.subarray(0, at);
        held = held.subarray(at + sought.length);
        if (before.length > 0) yield before;
        return;
      }
      // The last bytes may be the beginning of a delimiter, so keep them back.
      const sure = Math.max(0, held.length - sought.length + 1);
      const before = held.subarray(0, sure);
      held = held.subarray(sure);
      if (before.length > 0) yield before;
      await more();
    }
  }

  return {
    untilDelimiter,

    /** The headers of the part after a delimiter; null at the end of the form. */
    async nextPart(): Promise<Part | null> {
      while (held.length < 2) await more();
      if (held[0] === 0x2d && held[1] === 0x2d) {
        // Bytes after the end of a form are ignored (RFC 2046, section 5.1.1).
        await drain(body);
        return null;
      }
      for (;;) {
        const end = indexOfBytes(held, HEADERS_END);
        if (end >= 0 && end <= MAX_HEADER_BYTES) {
          const headers = new TextDecoder().decode(held.subarray(0, end));
          held = held.subarray(end + HEADERS_END.length);
          return partOf(headers);
        }
        if (held.length > MAX_HEADER_BYTES)
          throw broken(`have parts with at most ${MAX_HEADER_BYTES} bytes of headers`);
        await more();
      }
    },
  };
}

const HEADERS_END = new TextEncoder().encode("\r\n\r\n");

function partOf(headers: string): Part {
  const valueOf = (name: string) => new RegExp(`^${name}:(.*)$`, "im").exec(headers)?.[1]?.trim() ?? "";
  const disposition = valueOf("content-disposition");
  if (!/^form-data\b/i.test(disposition)) throw broken("have parts with Content-Disposition: form-data");
  const parameter = (name: string) => {
    const [, quoted, plain = ""] =
      new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, "i").exec(disposition) ?? [];
    return quoted?.replace(/\\(.)/g, "$1") ?? plain;
  };
  return { name: parameter("name"), fileName: parameter("filename"), contentType: valueOf("content-type") };
}

/** Both begin with a line end, which is rare. */
function indexOfBytes(bytes: Uint8Array, sought: Uint8Array): number {
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + sought.length > bytes.length) return -1;
    if (sought.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

/** Takes the first bytes, so that what is wrong with them is thrown here, and gives them all. */
async function readAhead(chunks: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const first: Uint8Array[] = [];
  for (let length = 0; length < READ_AHEAD_BYTES; ) {
    const next = await chunks.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  return (async function* () {
    try {
      yield* first;
      yield* chunks;
    } finally {
      await chunks.return(undefined);
    }
  })();
}

async function drain(chunks: AsyncGenerator<Uint8Array>): Promise<void> {
  while ((await chunks.next()).done !== true);
}

function broken(rule: string): ProblemError {
  return new ProblemError(malformed({ path: "body", message: `must be a form, and ${rule}` }));
}

const MAX_NAME_LENGTH = 100;

function wrongFields(name: string, message: string): ProblemError {
  return new ProblemError(validationProblem([{ path: name.slice(0, MAX_NAME_LENGTH), message }]));
}
