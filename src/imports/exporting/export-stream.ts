import type { Deadline } from "../../lib/deadline.ts";
import type { Link } from "../../links/link.ts";
import { type LinkId, linkId } from "../../names/link-id.ts";
import type { LinkPages } from "../link-pages.ts";
import type { ExportHeader } from "./export-header.ts";
import type { ExportedLink, ExportWriter } from "./exported-link.ts";

/**
 * All links, a page at a time, and the next page only when somebody reads on: the memory is that of a page,
 * however many links there are.
 *
 * If a store fails in the middle, the stream and the answer fail too: an export that is cut off must not look complete. The
 * first page is read before the stream begins, so that a store that is down from the start gets a proper answer.
 *
 * @param parts.createDeadline made for each statement: an export may take as long as its reader does.
 * @param parts.report told of the failure that the stream fails with.
 * @throws {StoreError} @throws {WrongCodeKey} before anything is written.
 */
export async function createExportStream(parts: {
  pages: LinkPages;
  createWriter: (header: ExportHeader) => ExportWriter;
  toRecords: (page: readonly Link[]) => Promise<ExportedLink[]>;
  createDeadline: () => Deadline;
  report: (error: unknown) => void;
}): Promise<{ writer: ExportWriter; stream: ReadableStream<Uint8Array> }> {
  const { pages, createWriter, toRecords, createDeadline, report } = parts;
  const header = await pages.begin(createDeadline());
  const writer = createWriter(header);
  const encoder = new TextEncoder();

  async function textOf(page: readonly Link[]): Promise<Uint8Array> {
    return encoder.encode(writer.links(await toRecords(page)));
  }

  let page = await pages.page(header.lastId, createDeadline());
  let isBegun = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (!isBegun) {
            isBegun = true;
            controller.enqueue(encoder.encode(writer.begin()));
            return;
          }
          const last = page.at(-1);
          if (last === undefined) {
            controller.close();
            return;
          }
          controller.enqueue(await textOf(page));
          page = last.id === 0n ? [] : await pages.page(before(last.id), createDeadline());
        } catch (error) {
          report(error);
          throw error;
        }
      },
    },
    // Read only the page at hand, and nothing ahead of the reader.
    { highWaterMark: 0 },
  );
  return { writer, stream };
}

function before(id: LinkId): LinkId {
  return linkId(id - 1n);
}
