import { describe, expect, it, vi } from "vitest";
import { ProblemError, statusOf } from "../../../../src/http/problem.ts";
import { exportLinks, getImport, importLinks } from "../../../../src/imports/api/operations.ts";
import type { ImportLog, ImportRecord } from "../../../../src/imports/import-log.ts";
import type { ImportService } from "../../../../src/imports/import-service.ts";
import type { LinkPages } from "../../../../src/imports/link-pages.ts";
import { DeadlineExceeded } from "../../../../src/lib/deadline.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import type { LinkNamer } from "../../../../src/links/link-namer.ts";
import type { CodeCodec } from "../../../../src/names/code.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import { askedOf, NOW } from "../../../support/asked.ts";
import { refuse } from "../../../support/link-handlers.ts";
import { codeNameOf, linkOf, nameOf } from "../../../support/sample-links.ts";

const ID = "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c";
const LOCATION = `/api/imports/${ID}`;
const SOMEBODY = {
  kind: "key",
  owner: "key:somebody",
  name: "somebody",
  scopes: ["links:read", "links:write"],
} as const;
const DOWN = new StoreError({ store: "postgres", operation: "read links", reason: "HTTP 503" });

describe("importLinks", () => {
  const CSV = "url,slug,Clicks\r\nhttps://example.com/,printed-name,5\r\n";

  function asked(take: ImportService["take"], { type = "text/csv", body = CSV } = {}) {
    const url = "https://go.example/api/links/import";
    const request = new Request(url, { method: "POST", body });
    const services = { importService: { take }, createId: () => ID, now: () => NOW };
    return { ...askedOf({ services, request, query: {}, headers: { "Content-Type": type }, caller: SOMEBODY }), url };
  }

  it("importLinks answers 202 with the id of the import and where it is, and hands over the file as it was read", async () => {
    const rows: unknown[] = [];
    const take = vi.fn<ImportService["take"]>(async (_, file) => {
      for await (const row of file.rows) rows.push(row);
      return ok("taken");
    });
    const request = asked(take);
    expect(await importLinks.respond(request)).toEqual({
      status: 202,
      json: { jobId: ID },
      headers: { Location: LOCATION },
    });
    const [importId, file, owner, deadline, host] = take.mock.lastCall ?? [];
    expect([importId, owner, host]).toEqual([ID, "key:somebody", "go.example"]);
    expect(deadline).toBe(request.scope.deadline);
    expect(file).toMatchObject({ format: "generic", header: null });
    expect(file?.ignoredColumns()).toEqual(["Clicks"]);
    expect(rows).toMatchObject([{ name: "printed-name" }]);
  });

  it.each([
    ["image/png", "Content-Type must be"],
    ["", "Content-Type must be"],
    ["text/csv; charset=klingon", "its charset must be one"],
  ])("importLinks refuses the Content-Type %j, and asks nobody", async (type, rule) => {
    expect(await importLinks.respond(asked(refuse, { type }))).toMatchObject({
      problem: { type: "unsupported-media-type", detail: expect.stringContaining(rule) as string },
    });
  });

  it.each([
    { what: "an empty file", body: "", type: "application/x-ndjson", problem: "malformed" },
    { what: "a file of another format", body: '{"a":1}\n', type: "application/x-ndjson", problem: "malformed" },
    {
      what: "a document over 4 MiB",
      body: `[${" ".repeat(4_194_304)}]`,
      type: "application/json",
      problem: "too-large",
    },
  ])("importLinks answers $problem to $what, and asks nobody", async ({ body, type, problem }) => {
    expect(await importLinks.respond(asked(refuse, { body, type }))).toMatchObject({
      problem: { type: problem, errors: [{ path: "body" }] },
    });
  });

  it.each([
    ["too-many-rows", "1000000 rows"],
    ["too-many-bytes", "what one request can queue"],
  ] as const)("importLinks answers 413 to %s, and where to see what was taken", async (reason, most) => {
    const given = await importLinks.respond(asked(async () => err(reason)));
    expect(given).toMatchObject({
      problem: {
        type: "too-large",
        detail: expect.stringContaining(`it may have ${most} at most`) as string,
        headers: { Location: LOCATION },
      },
    });
    expect("problem" in given && statusOf(given.problem.type)).toBe(413);
  });

  it("importLinks answers 503 under a wrong CODE_KEY, and names no import, since none has begun", async () => {
    const given = await importLinks.respond(asked(async () => err("wrong-code-key")));
    expect(given).toMatchObject({ problem: { type: "unavailable" } });
    expect(given).toHaveProperty("problem.headers", { "Retry-After": "5" });
  });

  it.each([DOWN, new DeadlineExceeded("Cannot read the upload: it took too long")])(
    "importLinks says where to see what was read before $name",
    async (error) => {
      const failing = importLinks.respond(asked(() => Promise.reject(error)));
      await expect(failing).rejects.toMatchObject({
        problem: { type: "unavailable", headers: { "Retry-After": "5", Location: LOCATION } },
      });
    },
  );

  it("importLinks says of an upload that came too slowly where to see what was read", async () => {
    const slow = new ProblemError({ type: "request-timeout", detail: "Cannot read the body: it came too slowly" });
    await expect(importLinks.respond(asked(() => Promise.reject(slow)))).rejects.toMatchObject({
      problem: { type: "request-timeout", detail: expect.stringContaining(`, as ${LOCATION} tells`) as string },
    });
  });

  it("importLinks leaves any other failure as it is", async () => {
    const broken = new TypeError("Cannot be");
    await expect(importLinks.respond(asked(() => Promise.reject(broken)))).rejects.toBe(broken);
  });
});

describe("getImport", () => {
  const RECORD: ImportRecord = {
    ...{ format: "bitly", ignoredColumns: ["Clicks"], unnamed: 0, total: 3, created: 2, failed: 1, createdAt: NOW },
    errors: [{ line: 3, message: "its name is taken" }],
    renamed: [{ line: 2, name: "Sale", linkId: linkId(7) }],
  };
  const code = codeNameOf("abcDEFg").text;

  function asked(get: ImportLog["get"], id = ID) {
    const encodeAll = vi.fn<CodeCodec["encodeAll"]>(async (ids) => ids.map(() => code));
    return askedOf({ services: { importLog: { get }, codes: { encodeAll }, now: () => NOW }, params: { id } });
  }

  it("getImport answers how far an import is, and by which code each renamed link goes", async () => {
    const get = vi.fn(async () => RECORD);
    const request = asked(get);
    const { format, ignoredColumns, errors } = RECORD;
    expect(await getImport.handle(request)).toEqual({
      status: 200,
      json: {
        ...{ state: "done", total: 3, created: 2, failed: 1, unnamed: 0, format, ignoredColumns, errors },
        renamed: [{ line: 2, from: "Sale", to: "abcDEFg" }],
      },
    });
    expect(request.services.codes.encodeAll).toHaveBeenCalledExactlyOnceWith([7n]);
    expect(get).toHaveBeenCalledExactlyOnceWith(ID, null, request.scope.deadline);
  });

  it("getImport says of a lost upload, before its rows, what is wrong with the file as a whole", async () => {
    const get = async () => ({ ...RECORD, total: null, createdAt: NOW - 3_600_000 });
    const given = await getImport.handle(asked(get));
    expect(given).toMatchObject({ json: { state: "failed", errors: [{ line: 0 }, { line: 3 }] } });
  });

  it("getImport answers 404 for another owner's import, since it asks for those of its caller alone", async () => {
    const get = vi.fn<ImportLog["get"]>(async (_, owner) => (owner === "key:admin" || owner === null ? RECORD : null));
    const given = await getImport.handle({ ...asked(get), caller: SOMEBODY });
    expect(given).toMatchObject({ problem: { type: "not-found" } });
    expect(get).toHaveBeenCalledExactlyOnceWith(ID, "key:somebody", expect.anything());
  });

  it.each(["nul\u0000", "7", ID.toUpperCase(), `${ID}0`])(
    "getImport asks nobody about %j, which is no id",
    async (id) => {
      expect(await getImport.handle(asked(refuse, id))).toMatchObject({ problem: { type: "not-found" } });
    },
  );
});

describe("exportLinks", () => {
  const HASH = "pbkdf2-sha256$1$00$00";
  const link = linkOf({ id: linkId(7), passwordHash: HASH, title: "Preis é" });
  const nameAll: LinkNamer["nameAll"] = async (links) => links.map((each) => ({ link: each, name: nameOf("pricing") }));

  function asked(accept: string | null, bom?: "true" | "false", pages: Partial<LinkPages> = {}) {
    const linkPages: LinkPages = {
      begin: async () => ({ keyFingerprint: "ab12", lastId: linkId(9) }),
      page: async (lastId) => (lastId === 9n ? [link] : []),
      ...pages,
    };
    const services = {
      ...{ linkPages, namer: { nameAll }, baseUrl: "https://go.example" },
      ...{ timeouts: { postgresApiMs: 1_000 }, now: () => NOW },
    };
    return askedOf({ services, query: { bom }, ...(accept === null ? {} : { headers: { Accept: accept } }) });
  }

  async function exported(request: Parameters<typeof exportLinks.respond>[0]) {
    const given = await exportLinks.respond(request);
    if (!("body" in given)) throw new Error("Cannot be: an export is sent");
    const bytes = await new Response(given.body).arrayBuffer();
    return { ...given, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  }

  it.each([null, "*/*", "application/x-ndjson, text/csv;q=0.5"])(
    "exportLinks sends NDJSON to Accept %j",
    async (accept) => {
      const { status, headers, text } = await exported(asked(accept));
      expect({ status, headers }).toEqual({
        status: 200,
        headers: {
          "Content-Type": "application/x-ndjson",
          "Content-Disposition": 'attachment; filename="links.ndjson"',
          Vary: "Accept",
        },
      });
      const [header, line, end] = text.split("\n");
      expect(JSON.parse(header ?? "")).toEqual({ bijou: "export", format: 1, keyFingerprint: "ab12", lastId: "9" });
      expect(JSON.parse(line ?? "")).toMatchObject({
        id: "7",
        slug: "pricing",
        title: "Preis é",
        createdAt: expect.any(String) as string,
      });
      expect(end).toBe("");
    },
  );

  it("exportLinks sends CSV to a client that would rather have it, without a byte order mark", async () => {
    const { headers, text } = await exported(asked("text/csv, */*;q=0.1"));
    expect(headers).toEqual({
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": 'attachment; filename="links.csv"',
      Vary: "Accept",
    });
    expect(text).toMatch(/^id,slug,.*,keyFingerprint\r\n7,pricing,.*,ab12\r\n$/);
  });

  it.each([
    { accept: "text/csv; bom=true", bom: undefined, hasBom: true },
    { accept: "text/csv", bom: "true", hasBom: true },
    { accept: "text/csv; bom=true", bom: "false", hasBom: false },
    { accept: "application/x-ndjson", bom: "true", hasBom: false },
  ] as const)("exportLinks to $accept and ?bom=$bom: byte order mark $hasBom", async ({ accept, bom, hasBom }) => {
    const { text } = await exported(asked(accept, bom));
    expect(text.startsWith("\ufeff")).toBe(hasBom);
  });

  it("exportLinks gives the hashes of passwords to the admin's NDJSON alone", async () => {
    expect((await exported(asked(null))).text).toContain(`"passwordHash":"${HASH}"`);
    const ofKey = await exported({ ...asked(null), caller: SOMEBODY });
    expect(ofKey.text).toContain('"passwordProtected":true');
    for (const { text } of [ofKey, await exported(asked("text/csv"))]) {
      expect(text).not.toMatch(/passwordHash|pbkdf2/);
    }
  });

  it("exportLinks answers nothing where the store is down from the start", async () => {
    await expect(exportLinks.respond(asked(null, undefined, { page: () => Promise.reject(DOWN) }))).rejects.toBe(DOWN);
  });

  it("exportLinks breaks the stream off where the store fails in the middle, so that it doesn't look whole", async () => {
    const page: LinkPages["page"] = (lastId) => (lastId === 9n ? Promise.resolve([link]) : Promise.reject(DOWN));
    await expect(exported(asked(null, undefined, { page }))).rejects.toBe(DOWN);
  });

  it("exportLinks refuses a bom that is neither true nor false", () => {
    expect(exportLinks.query?.read({ bom: "1" }, asked(null))).toMatchObject({
      ok: false,
      error: { type: "validation", errors: [{ path: "bom" }] },
    });
  });
});
