import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createPostgres, StatementRefused } from "../../../src/postgres/postgres.ts";
import { createTimeout, neverAnswer, type SentRequest, stubFetch } from "../../support/fake-fetch.ts";

const databaseUrl = "postgresql://hidden-user:hidden-password@hidden-host.example/hidden-database";
const secrets = ["hidden-user", "hidden-password", "hidden-host", "hidden-database", "hidden_table", "hidden-value"];
const statement = sql`SELECT title FROM hidden_table WHERE url = ${"hidden-value"}`;
const postgres = createPostgres(databaseUrl);
const open = () => new AbortController().signal;

type Answer = (request: SentRequest) => Response | Promise<Response>;

/** The failure of the statement; asserts that it was sent once, and that its texts tell nothing. */
async function fail(answer: Answer, signal = open): Promise<StoreError> {
  const sent = stubFetch(answer);
  const error: unknown = await postgres.run("find a link", signal, statement).then(
    (rows) => ({ resolved: rows }),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  if (!(error instanceof StoreError)) throw new Error("no StoreError");
  expect(sent).toHaveLength(1);
  for (const secret of secrets) {
    expect(error.message).not.toContain(secret);
    expect(error.stack).not.toContain(secret);
  }
  return error;
}

/** What a proxy or Postgres might send back: a text with everything in it that must not be told. */
const tellTale = secrets.join(" ");

describe("createPostgres()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("run() sends the statement with its parameters apart, and gives the rows", async () => {
    const fields = [
      { name: "title", dataTypeID: 25 },
      { name: "count", dataTypeID: 20 },
    ];
    const sent = stubFetch(() => Response.json({ fields, rows: [["A", "9007199254740993"]], command: "SELECT" }));
    const rows = await postgres.run("find a link", open, statement);
    expect(rows).toEqual([{ title: "A", count: "9007199254740993" }]);
    expect(sent.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { query: "SELECT title FROM hidden_table WHERE url = $1", params: ["hidden-value"] },
    ]);
    expect(sent[0]?.headers.get("Neon-Connection-String")).toContain("hidden-password");
  });

  it("run() makes its signal as the statement is sent, and sends with it", async () => {
    const sent = stubFetch(() => Response.json({ fields: [], rows: [] }));
    const signal = open();
    const makeSignal = vi.fn(() => signal);
    await postgres.run("find a link", makeSignal, statement);
    expect(makeSignal).toHaveBeenCalledOnce();
    expect(sent[0]?.signal).toBe(signal);
  });

  it("run() tells by StatementRefused what Postgres refused, with its SQLSTATE and constraint", async () => {
    const error = await fail(() =>
      Response.json(
        { code: "23505", constraint: "links_slug_unique", message: tellTale, detail: tellTale, severity: "ERROR" },
        { status: 400 },
      ),
    );
    expect(error).toBeInstanceOf(StatementRefused);
    expect(error).toMatchObject({
      store: "postgres",
      operation: "find a link",
      reason: "SQLSTATE 23505",
      sqlState: "23505",
      constraint: "links_slug_unique",
      message: "Cannot find a link: postgres failed, SQLSTATE 23505",
    });
  });

  it("run() leaves the constraint out where Postgres names none", async () => {
    const error = await fail(() => Response.json({ code: "53300", message: "too many" }, { status: 400 }));
    expect(error).toMatchObject({ sqlState: "53300", constraint: undefined });
  });

  it.each([429, 500, 502, 503])("run() names the status when the server answers with %i", async (status) => {
    const error = await fail(() => new Response(tellTale, { status }));
    expect(error).not.toBeInstanceOf(StatementRefused);
    expect(error.message).toBe(`Cannot find a link: postgres failed, HTTP ${status}`);
  });

  it("run() says that no answer came in time when its signal strikes", async () => {
    const { signal, strike } = createTimeout();
    const error = await fail((request) => {
      const answer = neverAnswer(request);
      strike();
      return answer;
    }, signal);
    expect(error.reason).toBe("no answer in time");
  });

  it("run() says that no answer came in time when its signal strikes in the middle of the answer", async () => {
    const error = await fail(() => {
      const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
      return new Response(new ReadableStream({ start: (controller) => controller.error(timeout) }));
    });
    expect(error.reason).toBe("no answer in time");
  });

  it.each<[string, Answer]>([
    ["a connection that fails", () => Promise.reject(new TypeError(`fetch failed ${tellTale}`))],
    ["a page instead of JSON", () => new Response(`<html>${tellTale}`)],
    ["an empty answer", () => new Response("")],
    ["null", () => new Response("null")],
    ["an answer without rows", () => Response.json({ fields: [], text: tellTale })],
    ["an answer without fields", () => Response.json({ rows: [[tellTale]] })],
    ["rows that are no list", () => Response.json({ fields: [], rows: tellTale })],
    ["a 400 that is no error of Postgres", () => Response.json({ message: tellTale }, { status: 400 })],
    [
      "a 400 with an empty code, by Neon's proxy",
      () => Response.json({ message: tellTale, code: "" }, { status: 400 }),
    ],
    ["a 400 that is not JSON", () => new Response(tellTale, { status: 400 })],
  ])("run() makes a StoreError of %s", async (_, answer) => {
    const error = await fail(answer);
    expect(error).not.toBeInstanceOf(StatementRefused);
    expect(error.reason).toBe("out of reach, or not an answer of Postgres");
  });

  it("run() keeps no failure: the next statement is sent afresh", async () => {
    await fail(() => new Response("", { status: 503 }));
    stubFetch(() => Response.json({ fields: [], rows: [] }));
    expect(await postgres.run("find a link", open, statement)).toEqual([]);
  });
});
