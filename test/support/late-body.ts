/** A body whose second half comes late, as over a bad line. */
export interface LateBody {
  readonly body: ReadableStream<Uint8Array>;
  /** Node's fetch wants to be told. */
  readonly duplex: "half";
}

/** @param lateMs until the second half is sent. */
export function lateBody(text: string, lateMs: number): LateBody {
  const bytes = new TextEncoder().encode(text);
  const half = Math.ceil(bytes.length / 2);
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, half));
      timer = setTimeout(() => {
        controller.enqueue(bytes.subarray(half));
        controller.close();
      }, lateMs);
    },
    // The server has answered, and hears no more.
    cancel: () => clearTimeout(timer),
  });
  return { body, duplex: "half" };
}
