import { beforeAll, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { post, useStandIns } from "../support/stand-ins.ts";

/** What goes in as a parameter, the text that Neon would send back, and what the driver makes of that. */
const VALUES = [
  { type: "text", given: "plain", text: "plain", parsed: "plain" },
  { type: "text", given: "", text: "", parsed: "" },
  { type: "text", given: "null", text: "null", parsed: "null" },
  { type: "text", given: `'q' "d" \\ $1 {a} naïve 日本 🙂\n\t`, text: `'q' "d" \\ $1 {a} naïve 日本 🙂\n\t` },
  { type: "smallint", given: 302, text: "302", parsed: 302 },
  { type: "integer", given: -2_147_483_648, text: "-2147483648", parsed: -2_147_483_648 },
  { type: "bigint", given: 9_007_199_254_740_993n, text: "9007199254740993", parsed: "9007199254740993" },
  { type: "bigint", given: "9150170662961151", text: "9150170662961151", parsed: "9150170662961151" },
  { type: "double precision", given: 0.1, text: "0.1", parsed: 0.1 },
  { type: "double precision", given: Number.NEGATIVE_INFINITY, text: "-Infinity", parsed: Number.NEGATIVE_INFINITY },
  { type: "numeric", given: "12345678901234567890.10", text: "12345678901234567890.10" },
  { type: "boolean", given: true, text: "t", parsed: true },
  { type: "boolean", given: false, text: "f", parsed: false },
  {
    type: "jsonb",
    given: { b: [1, null, "ü"], a: {} },
    text: `{"a": {}, "b": [1, null, "ü"]}`,
    parsed: { a: {}, b: [1, null, "ü"] },
  },
  { type: "json", given: `{"b" :  1}`, text: `{"b" :  1}`, parsed: { b: 1 } },
  { type: "jsonb", given: "null", text: "null", parsed: null },
  {
    type: "text[]",
    given: ["a", "b c", `"q"`, "back\\slash", "NULL", null, "", "{x,y}"],
    text: `{a,"b c","\\"q\\"","back\\\\slash","NULL",NULL,"","{x,y}"}`,
    parsed: ["a", "b c", `"q"`, "back\\slash", "NULL", null, "", "{x,y}"],
  },
  { type: "text[]", given: [], text: "{}", parsed: [] },
  { type: "smallint[]", given: [301, 302], text: "{301,302}", parsed: [301, 302] },
  { type: "bytea", given: Buffer.from([0, 255, 92]), text: "\\x00ff5c", parsed: Buffer.from([0, 255, 92]) },
  {
    type: "timestamp",
    given: "2026-11-22 08:00:00.123",
    text: "2026-11-22 08:00:00.123",
    parsed: new Date(2026, 10, 22, 8, 0, 0, 123),
  },
  {
    type: "timestamptz",
    given: new Date("2026-11-22T08:00:00.123Z"),
    text: /^2026-11-2\d \d\d:\d\d:00\.123[+-]\d\d(:\d\d)?$/, // In the time zone of the server.
    parsed: new Date("2026-11-22T08:00:00.123Z"),
  },
  { type: "date", given: "2026-11-22", text: "2026-11-22", parsed: new Date(2026, 10, 22) },
  { type: "uuid", given: "0A0B0C0D-0000-4000-8000-000000000000", text: "0a0b0c0d-0000-4000-8000-000000000000" },
].map((value) => ({ ...value, parsed: "parsed" in value ? value.parsed : value.text }));

const COMMANDS = [
  { statement: "CREATE TABLE entries (n integer, note text)", command: "CREATE", rowCount: null, rows: [] },
  { statement: "INSERT INTO entries VALUES (1, 'a'), (2, 'b')", command: "INSERT", rowCount: 2, rows: [] },
  { statement: "UPDATE entries SET note = 'c' WHERE n > 5", command: "UPDATE", rowCount: 0, rows: [] },
  {
    statement: "SELECT note FROM entries ORDER BY n",
    command: "SELECT",
    rowCount: 2,
    rows: [{ note: "a" }, { note: "b" }],
  },
  { statement: "DELETE FROM entries WHERE n = 2 RETURNING n;", command: "DELETE", rowCount: 1, rows: [{ n: 2 }] },
  {
    statement: "WITH made AS (INSERT INTO entries VALUES (3) RETURNING n) SELECT n FROM made",
    command: "SELECT",
    rowCount: 1,
    rows: [{ n: 3 }],
  },
];

describe.each(engines)("serveNeonHttp() on $name", (engine) => {
  const on = useStandIns(engine);

  describe("values", () => {
    it.each(VALUES)(
      "reads a parameter for $type and lets the driver parse it: $given",
      async ({ type, given, parsed }) => {
        expect(await on.sql.query(`SELECT $1::${type} AS value`, [given])).toEqual([{ value: parsed }]);
      },
    );

    it.each(VALUES)("sends a $type as the text that Postgres wrote: $text", async ({ type, given, text }) => {
      const { DATABASE_URL, NEON_FETCH_ENDPOINT } = on.stack.bindings;
      const headers = {
        "Neon-Connection-String": DATABASE_URL,
        "Neon-Raw-Text-Output": "true",
        "Neon-Array-Mode": "true",
      };
      // Put in as the driver would, by having the server write what it wrote before.
      const asText = given instanceof Date ? given.toISOString() : text;
      const body = JSON.stringify({ query: `SELECT $1::${type} AS value`, params: [asText] });
      const answer = await post(NEON_FETCH_ENDPOINT, body, headers);
      expect(answer).toMatchObject({ status: 200, body: { rows: [[textOf(text)]] } });
    });

    it.each([...new Set(VALUES.map(({ type }) => type))])("keeps null apart from every %s", async (type) => {
      const given = [null, undefined];
      expect(await on.sql.query(`SELECT $1::${type} AS a, $2::${type} AS b`, given)).toEqual([{ a: null, b: null }]);
    });
  });

  describe("results", () => {
    const query = "SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, 'y' ORDER BY a";

    it("gives rows as objects, or as arrays in arrayMode", async () => {
      expect(await on.sql.query(query)).toEqual([
        { a: 1, b: "x" },
        { a: 2, b: "y" },
      ]);
      expect(await on.sql.query(query, [], { arrayMode: true })).toEqual([
        [1, "x"],
        [2, "y"],
      ]);
    });

    it("keeps columns of one name apart in arrayMode", async () => {
      expect(await on.sql.query("SELECT 1 AS a, 2 AS a", [], { arrayMode: true })).toEqual([[1, 2]]);
    });

    it("gives fields, command and row count in fullResults", async () => {
      expect(await on.sql.query(query, [], { fullResults: true })).toMatchObject({
        command: "SELECT",
        rowCount: 2,
        fields: [
          { name: "a", dataTypeID: 23 },
          { name: "b", dataTypeID: 25 },
        ],
        rows: [
          { a: 1, b: "x" },
          { a: 2, b: "y" },
        ],
        rowAsArray: false,
      });
      const inArrays = { fullResults: true, arrayMode: true } as const;
      expect(await on.sql.query("SELECT 1 AS a WHERE false", [], inArrays)).toMatchObject({
        rowCount: 0,
        fields: [{ name: "a" }],
        rows: [],
        rowAsArray: true,
      });
    });

    describe("command and rowCount", () => {
      beforeAll(() => on.stack.sql.query({ query: "DROP TABLE IF EXISTS entries", params: [] }));

      it("are those of each statement", async () => {
        for (const { statement, ...expected } of COMMANDS) {
          expect(await on.sql.query(statement, [], { fullResults: true }), statement).toMatchObject(expected);
        }
      });
    });
  });
});

function textOf(text: string | RegExp): unknown {
  return text instanceof RegExp ? expect.stringMatching(text) : text;
}
