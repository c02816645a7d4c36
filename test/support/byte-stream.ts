/** The text or bytes as a stream of chunks, as an upload comes in. @param size bytes of each chunk. */
export async function* byteStream(content: string | Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** Everything that the generator gives. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A body that begins and then comes no further, until it is ended. */
export function stalledBody(text: string): { body: ReadableStream<Uint8Array>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<null>();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      await promise;
      controller.error(new Error("nobody reads on"));
    },
  });
  return { body, end: () => resolve(null) };
}

/** The text in UTF-16, as Excel saves "Unicode Text". */
export function utf16Bytes(text: string, isBigEndian = false): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), !isBigEndian);
  return new Uint8Array(view.buffer);
}

/** A byte for each character, which is under U+0100. */
export function singleBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
