import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertPiece } from "../../src/imports/jobs/insert-piece.ts";
import { createPostgresImportLog } from "../../src/imports/stores/postgres-import-log.ts";
import { createPostgresImportedLinks } from "../../src/imports/stores/postgres-imported-links.ts";
import type { Stack } from "../../src/local/stack.ts";
import { createKeyConfirmation } from "../../src/names/key-confirmation.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { importedLinkOf, keptName, pieceOf } from "../support/import-pieces.ts";
import { destinationOf, UNSET_FIELDS } from "../support/sample-links.ts";

describe.each(engines)("createPostgresImportedLinks() on $name", (engine) => {
  let stack: Stack;
  let parts: Awaited<ReturnType<typeof adaptersOn>>;
  let importId: string;

  beforeAll(async () => {
    stack = await engine.start();
    parts = await adaptersOn(stack);
  });
  afterAll(() => stack.close());

  const adapter = (fingerprint = parts.key.fingerprint) => ({
    ...{ postgres: parts.postgres, timeoutMs: 30_000 },
    ...{ fingerprint, confirmation: createKeyConfirmation(fingerprint) },
  });
  const store = () => createPostgresImportedLinks(adapter());
  const importLog = () => createPostgresImportLog(adapter());
  const record = () => importLog().get(importId, null, generous());
  const rows = async (query: string) => (await stack.sql.query({ query, params: [] })).rows;

  beforeEach(async () => {
    await rows("TRUNCATE links, deleted_links");
    importId = crypto.randomUUID();
    await importLog().begin(
      { id: importId, owner: "key:7", header: null, format: "generic" as const, ignoredColumns: [] },
      generous(),
    );
  });

  it("insert() makes links that keep all they bring, of whoever began the import", async () => {
    const link = importedLinkOf(2, {
      ...keptName("Ab.C"),
      createdAt: 1_600_000_000_123,
      updatedAt: 1_600_000_000_456,
      fields: {
        ...UNSET_FIELDS,
        ...{ url: destinationOf("https://example.com/ü"), title: "Über", tags: ["a,b", 'c"'], redirectStatus: 308 },
        ...{ enabled: false, expiresAt: 1_700_000_000_789, expiredUrl: destinationOf("https://example.com/over") },
        ...{ forwardQuery: true, passwordHash: "a hash" },
        maxVisits: 7,
        note: "For the\nwinter",
      },
    });
    expect(await store().insert(pieceOf(importId, [link]), generous())).toBe("done");
    const name = { kind: "imported", text: "Ab.C" as never } as const; // As it was imported.
    const stored = (await parts.repository.get([name], generous()))?.link;
    expect(stored).toEqual({
      ...{
        id: stored?.id,
        slug: "Ab.C",
        domain: null,
        createdAt: link.createdAt,
        updatedAt: link.updatedAt,
        version: 0,
      },
      ...{ createdBy: { owner: "key:7", name: null }, ...link.fields },
    });
    expect(await rows("SELECT created_by FROM links")).toEqual([["key:7"]]);
    expect(await rows("SELECT imported_name_lengths FROM meta")).toEqual([["{4}"]]);
  });

  it("insert() makes nothing twice, whether it is repeated later or at the same time", async () => {
    const piece = pieceOf(importId, [importedLinkOf(2), importedLinkOf(3, keptName("taken-once"))], {
      failures: [{ line: 4, message: "is not JSON" }],
      lastLine: 4,
    });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => store().insert(piece, generous())));
    expect(outcomes).toEqual(Array.from({ length: 5 }, () => "done"));
    expect(await store().insert(piece, generous())).toBe("done");
    expect(await rows("SELECT count(*) FROM links")).toEqual([["2"]]);
    expect(await record()).toMatchObject({ created: 2, failed: 1, errors: [{ line: 4, message: "is not JSON" }] });
  });

  it("insert() writes down what a link has lost, and nothing of one that was not made", async () => {
    const links = [
      importedLinkOf(2, { ...keptName("noted"), note: "was made, but shorter" }),
      importedLinkOf(3, { ...keptName("noted"), note: "was made, but shorter" }),
      importedLinkOf(4, { renamedFrom: "dduprfW", note: "was made, but shorter" }),
    ];
    await store().insert(pieceOf(importId, links), generous());
    expect(await record()).toMatchObject({
      ...{ created: 2, failed: 1 },
      errors: [
        { line: 2, message: "was made, but shorter" },
        { line: 3, message: "its name is taken" },
        { line: 4, message: "was made, but shorter" },
      ],
      renamed: [{ line: 4, name: "dduprfW" }],
    });
  });

  it("insert() draws ids in the order of the file, whatever the order of names", async () => {
    const links = ["c", "a", "b"].map((name, index) => importedLinkOf(index + 2, keptName(name)));
    await store().insert(pieceOf(importId, links), generous());
    expect(await rows("SELECT slug FROM links ORDER BY id")).toEqual([["c"], ["a"], ["b"]]);
  });

  it("insert() says of names that are taken that they are, by links of before and earlier rows of the piece", async () => {
    await parts.repository.create({ ...draft(), slug: "before" as never }, generous()); // A legal slug.
    const links = ["before", "mine", "mine", "other"].map((name, i) => importedLinkOf(i + 2, keptName(name)));
    expect(await store().insert(pieceOf(importId, links), generous())).toBe("done");
    expect(await rows("SELECT slug FROM links ORDER BY id")).toEqual([["before"], ["mine"], ["other"]]);
    expect(await record()).toMatchObject({
      ...{ created: 2, failed: 2 },
      errors: [
        { line: 2, message: "its name is taken" },
        { line: 4, message: "its name is taken" },
      ],
    });
  });

  it("insert() of pieces with the same names at the same time gives each name to one of them, in any order", async () => {
    const names = Array.from({ length: 40 }, (_, i) => `contested-${i}`);
    const pieces = Array.from({ length: 6 }, (_, i) => {
      const order = i % 2 === 0 ? names : names.toReversed();
      return pieceOf(
        importId,
        order.map((name, at) => importedLinkOf(100 * i + at, keptName(name))),
      );
    });
    const outcomes = await Promise.all(pieces.map((piece) => store().insert(piece, generous())));
    expect(new Set(outcomes)).toEqual(new Set(["done"]));
    expect(await rows("SELECT count(*), count(DISTINCT slug) FROM links")).toEqual([["40", "40"]]);
    expect(await record()).toMatchObject({ created: 40, failed: 200 });
  });

  it("insert() keeps ids that are brought, and says of those that are taken that they are", async () => {
    const ids = [5n, 5n, 7n].map(linkId);
    await rows("INSERT INTO links (id, url) VALUES (7, 'https://example.com/before')");
    await store().insert(
      pieceOf(
        importId,
        ids.map((id, i) => importedLinkOf(i + 2, { id })),
      ),
      generous(),
    );
    expect(await rows("SELECT id, url FROM links ORDER BY id")).toEqual([
      ["5", "https://example.com/2"],
      ["7", "https://example.com/before"],
    ]);
    expect((await record())?.errors).toEqual([
      { line: 3, message: "its id is taken" },
      { line: 4, message: "its id is taken" },
    ]);
  });

  it("insert() tells of links that got another name which they are", async () => {
    await store().insert(pieceOf(importId, [importedLinkOf(2, { renamedFrom: "dduprfW" })]), generous());
    const [[id = "none"] = []] = await rows("SELECT id FROM links");
    expect((await record())?.renamed).toEqual([{ line: 2, name: "dduprfW", linkId: BigInt(id ?? 0) }]);
  });

  it("insert() adds lengths of names that only imports have, each once, and of links that were made alone", async () => {
    await rows("UPDATE meta SET imported_name_lengths = '{4}'");
    const names = ["Ab.C", "Ab.CD", "Ab.CD", "Ümläut-und-mehr", "legal-slug-of-some-length"];
    const links = names.map((name, index) => importedLinkOf(index + 2, keptName(name)));
    await store().insert(pieceOf(importId, links), generous());
    expect(await rows("SELECT imported_name_lengths FROM meta")).toEqual([["{4,5,15}"]]);
    await store().insert(pieceOf(importId, [importedLinkOf(9, keptName("Ab.CD"))]), generous());
    expect(await rows("SELECT imported_name_lengths FROM meta")).toEqual([["{4,5,15}"]]);
  });

  it("insert() makes nothing under another CODE_KEY (P9), but says of rows without links what is wrong with them", async () => {
    const other = createPostgresImportedLinks(adapter("ff".repeat(32)));
    const wrong = pieceOf(importId, [importedLinkOf(2)]);
    expect(await other.insert(wrong, generous())).toBe("wrong-code-key");
    expect(await rows("SELECT count(*) FROM links")).toEqual([["0"]]);
    expect(await store().insert(wrong, generous())).toBe("done");
    const failures = [{ line: 3, message: "given up" }];
    expect(await other.insert(pieceOf(importId, [], { firstLine: 3, lastLine: 3, failures }), generous())).toBe("done");
    expect(await record()).toMatchObject({ created: 1, failed: 1 });
  });

  it("insert() makes nothing of an import that is not known", async () => {
    expect(await store().insert(pieceOf("unknown", [importedLinkOf(2)]), generous())).toBe("unknown-import");
    expect(await rows("SELECT count(*) FROM links")).toEqual([["0"]]);
  });

  describe("with a row that the database refuses", () => {
    beforeAll(() => rows("ALTER TABLE links ADD CONSTRAINT poison CHECK (url NOT LIKE '%/poison')"));
    afterAll(() => rows("ALTER TABLE links DROP CONSTRAINT poison"));

    const poison = () => {
      const links = Array.from({ length: 9 }, (_, index) => importedLinkOf(10 + 3 * index));
      const fields = { ...importedLinkOf(0).fields, url: destinationOf("https://example.com/poison") };
      return pieceOf(
        importId,
        links.map((link, index) => (index === 5 ? { ...link, fields } : link)),
      );
    };

    it("insert() makes nothing, and insertPiece() makes all the others", async () => {
      expect(await store().insert(poison(), generous())).toBe("refused");
      expect(await rows("SELECT count(*) FROM links")).toEqual([["0"]]);
      expect(await insertPiece(store(), poison(), generous)).toBe("done");
      expect(await rows("SELECT count(*) FROM links")).toEqual([["8"]]);
      const errors = [{ line: 25, message: "is refused by the database" }];
      expect(await record()).toMatchObject({ created: 8, failed: 1, errors });
    });

    it("insertPiece() makes nothing twice when it is delivered again, also from halfway, or at the same time", async () => {
      let calls = 0;
      const dying = {
        async insert(...given: Parameters<ReturnType<typeof store>["insert"]>) {
          if (calls++ === 3) throw new Error("the isolate is gone");
          return store().insert(...given);
        },
      };
      await expect(insertPiece(dying, poison(), generous)).rejects.toThrow("gone");
      expect((await record())?.created).toBeGreaterThan(0);
      expect((await record())?.created).toBeLessThan(8);
      await Promise.all(Array.from({ length: 4 }, () => insertPiece(store(), poison(), generous)));
      expect(await rows("SELECT count(*) FROM links")).toEqual([["8"]]);
      expect(await record()).toMatchObject({ created: 8, failed: 1 });
    });

    it("insertPiece() gives the rest of a piece up, and leaves what is there", async () => {
      const piece = poison();
      const links = piece.links.slice(0, 5);
      await store().insert({ ...piece, links, lastLine: 24 }, generous());
      const failures = piece.links.map(({ line }) => ({ line, message: "given up" }));
      expect(await insertPiece(store(), { ...piece, links: [], failures }, generous)).toBe("done");
      expect(await record()).toMatchObject({ created: 5, failed: 4 });
    });
  });

  function draft() {
    const { fields } = importedLinkOf(1);
    return { ...fields, slug: null, domain: null, createdBy: "key:admin", findIfExists: false, idempotency: null };
  }
});
