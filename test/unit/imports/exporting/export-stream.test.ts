import { describe, expect, it } from "vitest";
import { createNdjsonWriter } from "../../../../src/imports/exporting/export-ndjson.ts";
import { createExportStream } from "../../../../src/imports/exporting/export-stream.ts";
import { createDeadline } from "../../../../src/lib/deadline.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { type LinkId, linkId } from "../../../../src/names/link-id.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { linkOf } from "../../../support/sample-links.ts";

const down = () => new StoreError({ store: "postgres", operation: "read links", reason: "out of reach" });

/** An export of links with these ids, two a page. */
function setUp(ids: readonly number[], options: { failsAtPage?: number } = {}) {
  const asked: string[] = [];
  const reports: unknown[] = [];
  const parts = {
    pages: {
      async begin() {
        asked.push("begin");
        return { keyFingerprint: "ab12", lastId: linkId(9) };
      },
      async page(lastId: LinkId) {
        asked.push(`page from ${lastId}`);
        if (asked.length - 1 === options.failsAtPage) throw down();
        return ids
          .filter((id) => id <= lastId)
          .slice(0, 2)
          .map((id) => linkOf({ id: linkId(id) }));
      },
    },
    createWriter: createNdjsonWriter,
    toRecords: async (page: readonly { id: LinkId }[]) => page.map(({ id }) => ({ id: id.toString(), tags: [] })),
    createDeadline: () => createDeadline(1_000, createManualClock().now),
    report: (error: unknown) => void reports.push(error),
  };
  return { asked, reports, start: () => createExportStream(parts) };
}

const header = '{"bijou":"export","format":1,"keyFingerprint":"ab12","lastId":"9"}\n';
const lineOf = (id: number) => `{"id":"${id}","tags":[]}\n`;

/** Until whatever goes on by itself has gone on. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

describe("createExportStream()", () => {
  it("gives a header and all links, page by page from the last id down", async () => {
    const { asked, start } = setUp([7, 5, 4, 0]);
    const { stream, writer } = await start();
    expect(await new Response(stream).text()).toBe(header + [7, 5, 4, 0].map(lineOf).join(""));
    expect(asked).toEqual(["begin", "page from 9", "page from 4"]);
    expect(writer.contentType).toBe("application/x-ndjson");
  });

  it("gives the header alone where there are no links", async () => {
    const { stream } = await setUp([]).start();
    expect(await new Response(stream).text()).toBe(header);
  });

  it("asks for no page before somebody reads that far, and for none after they have gone", async () => {
    const { asked, start } = setUp([8, 7, 6, 5, 4, 3]);
    const { stream } = await start();
    const reader = stream.getReader();
    await reader.read();
    await idle();
    expect(asked).toEqual(["begin", "page from 9"]);
    await reader.read();
    await idle();
    expect(asked).toEqual(["begin", "page from 9", "page from 6"]);
    await reader.cancel();
    expect(asked).toHaveLength(3);
  });

  it("fails where a page does, and tells of it: what is cut off is not all", async () => {
    const { reports, start } = setUp([8, 7, 6, 5], { failsAtPage: 2 });
    const { stream } = await start();
    await expect(new Response(stream).text()).rejects.toThrow("read links");
    expect(reports).toEqual([down()]);
  });

  it("throws before there is a stream where the first page fails", async () => {
    const { reports, start } = setUp([8], { failsAtPage: 1 });
    await expect(start()).rejects.toThrow(StoreError);
    expect(reports).toEqual([]);
  });
});
