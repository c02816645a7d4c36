import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Piece, PieceOutcome } from "../../../../src/imports/imported-links.ts";
import { importLinks } from "../../../../src/imports/jobs/import-links.ts";
import type { ImportMessage } from "../../../../src/imports/jobs/queued-piece.ts";
import type { DestinationCheck } from "../../../../src/links/destination-check.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import { createFakeBatch } from "../../../support/fake-batch.ts";
import { createImportJobWorld, outage } from "../../../support/import-job-world.ts";
import { codes } from "../../../support/link-service-world.ts";
import { rowOf } from "../../../support/read-import-file.ts";

const url = "https://example.com/a";
const row = (line: number, name: string | null, id: string | null = null) => rowOf(line, { name, id, fields: { url } });
const messageOf = (...rows: object[]) => ({ format: 1, importId: "an-import", keepsIds: false, rows });

async function run(
  bodies: readonly unknown[],
  insert?: (piece: Piece) => PieceOutcome,
  attempts = 1,
  isRedisDown = false,
) {
  const world = Object.assign(createImportJobWorld(insert), { isRedisDown });
  await importLinks(
    createFakeBatch<ImportMessage>(bodies, attempts, (event) => void world.steps.push(event)),
    world.job,
  );
  return world;
}

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ["warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)));
  }
});
afterEach(() => vi.restoreAllMocks());

describe("importLinks()", () => {
  it("inserts a piece, then lets its names be found, then takes the message off", async () => {
    const { steps, pieces } = await run([
      messageOf(row(2, "spring"), row(3, null), { line: 5, problem: "is not JSON" }),
    ]);
    expect(steps).toEqual(["insert 2–5: 2 links, 1 failures", "forget spring", "ack 0"]);
    expect(pieces[0]?.failures).toEqual([{ line: 5, message: "is not JSON" }]);
  });

  it("lets codes be found that links bring with their ids: they may have been tried before", async () => {
    const code = await codes.encode(linkId(7));
    const { steps } = await run([{ ...messageOf(row(2, code, "7"), row(3, "Ab.C", "8")), keepsIds: true }]);
    expect(steps).toContain(`forget ${code} Ab.C`);
  });

  it("fails rows that lead to the host that their file was sent to, which a piece of the last release does not name", async () => {
    const rows = [rowOf(2, { fields: { url: "https://Links.Example./a" } }), row(3, null)];
    const { pieces } = await run([{ ...messageOf(...rows), host: "links.example" }, messageOf(...rows)]);
    const failure = { line: 2, message: "url must not lead back to this shortener" };
    expect(pieces.map(({ failures }) => failures)).toEqual([[failure], []]);
  });

  it("fails a row that leads to a threat, and makes a link without its card where only the card's image is one", async () => {
    const world = createImportJobWorld();
    const destinationCheck: DestinationCheck = {
      isOn: true,
      requestMs: 1_000,
      check: async (given) => ({
        threats: given.map(({ url: place, card }) => [
          ...(place?.includes("bad") ? [{ path: "url", types: ["MALWARE" as const] }] : []),
          ...(card?.image?.includes("bad") ? [{ path: "card.image", types: ["MALWARE" as const] }] : []),
        ]),
        ...{ looked: given.length, unchecked: 0 },
      }),
    };
    const card = { title: "A", image: "https://bad.example/a.png" };
    const rows = [
      rowOf(2, { name: "shown", fields: { url, card } }),
      rowOf(3, { name: "led", fields: { url: "https://bad.example/", card } }),
      rowOf(4, { name: "plain", fields: { url, card: { title: "B" } } }),
      rowOf(5, { name: "noted", fields: { url, card }, notes: ["with a note"] }),
    ];
    const batch = createFakeBatch<ImportMessage>([messageOf(...rows)], 1, () => undefined);
    await importLinks(batch, { ...world.job, destinationCheck });
    const [piece] = world.pieces;
    expect(piece?.links.map(({ line, note, fields }) => [line, note, fields.card])).toEqual([
      [2, expect.stringMatching(/^was made, but without its card \(card\.image /), null],
      [4, null, { title: "B" }],
      [5, expect.stringMatching(/^was made, but with a note; without its card \(card\.image /), null],
    ]);
    expect(piece?.failures.map(({ line, message }) => `${line} ${message.split(" ")[0]}`)).toEqual(["3 url"]);
  });

  it("waits for the newest rules before it reads a piece by them", async () => {
    const world = createImportJobWorld();
    const job = {
      ...world.job,
      async readyRules(waitUntil: (work: Promise<unknown>) => void) {
        waitUntil(Promise.resolve().then(() => world.steps.push("rules are new")));
      },
    };
    await importLinks(
      createFakeBatch<ImportMessage>([messageOf(row(2, "spring"))], 1, () => undefined),
      job,
    );
    expect(world.steps[0]).toBe("rules are new");
    expect(world.steps[1]).toMatch(/^insert/);
  });

  it("takes one piece after the other, and settles each by itself", async () => {
    const { steps } = await run([messageOf(row(2, "a")), messageOf(row(3, "b"))], ({ firstLine }) => {
      if (firstLine === 2) throw outage("postgres");
      return "done";
    });
    expect(steps).toEqual([
      ...["insert 2–2: 1 links, 0 failures", "retry 0 in 2 s"],
      ...["insert 3–3: 1 links, 0 failures", "forget b", "ack 1"],
    ]);
  });

  it.each([
    [1, 2],
    [9, 512],
    [10, 600],
    [100, 600],
  ])("sends a piece back in an outage: after %i attempts in %i seconds", async (attempts, seconds) => {
    const failing = () => {
      throw outage("postgres");
    };
    const { steps } = await run([messageOf(row(2, "a"))], failing, attempts);
    expect(steps.at(-1)).toBe(`retry 0 in ${seconds} s`);
  });

  it("makes nothing under a wrong key, and keeps the piece for the right one (P9)", async () => {
    const { steps } = await run([messageOf(row(2, "a"))], () => "wrong-code-key");
    expect(steps).toEqual(["insert 2–2: 1 links, 0 failures", "retry 0 in 14400 s"]);
    expect(lines.join()).toContain("wrong-code-key");
  });

  it("drops a piece of an import that is not known any more", async () => {
    const { steps } = await run([messageOf(row(2, "a"))], () => "unknown-import");
    expect(steps.at(-1)).toBe("ack 0");
  });

  it("goes on without Redis: what it remembers runs out within a minute", async () => {
    const { steps } = await run([messageOf(row(2, "a"))], undefined, 1, true);
    expect(steps).toEqual(["insert 2–2: 1 links, 0 failures", "forget a", "ack 0"]);
    expect(lines.join()).toContain("store-failed");
  });

  it.each([
    { ...messageOf(row(2, "a")), format: 3 },
    { ...messageOf(), rows: [] },
    { ...messageOf(), rows: "a" },
    { format: 1, slug: "pricing" },
    null,
    "text",
  ])("keeps the message %j for the release that wrote it", async (body) => {
    const { steps } = await run([body]);
    expect(steps).toEqual(["retry 0 in 14400 s"]);
  });

  it("lets an error that is no outage through: the Queue delivers the batch again", async () => {
    const bug = () => {
      throw new TypeError("a bug");
    };
    await expect(run([messageOf(row(2, "a"))], bug)).rejects.toThrow("a bug");
  });
});
