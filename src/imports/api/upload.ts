import { chunkReader } from "../../http/body.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Deadline } from "../../lib/deadline.ts";

/** The largest body that Cloudflare lets in on the free and the pro plan. */
export const MAX_UPLOAD_BYTES = 100_000_000;

/**
 * The bytes of a body, as they come in.
 * @throws {ProblemError} 413 where it is longer than it may be, 408 where it comes too slowly, 400 where it breaks off.
 */
export async function* readUpload(
  request: Request,
  deadline: Deadline,
  maxBytes = MAX_UPLOAD_BYTES,
): AsyncGenerator<Uint8Array> {
  const tooLarge = new ProblemError({
    type: "too-large",
    detail: `Cannot read the upload: it may have at most ${maxBytes} bytes`,
  });
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) throw tooLarge;
  const next = chunkReader(request, deadline);
  let length = 0;
  try {
    for (let chunk = await next.read(); chunk !== undefined; chunk = await next.read()) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge;
      yield chunk;
    }
  } finally {
    // Where the file was given up before its end, the rest need not be sent.
    await next.cancel();
  }
}
