import { neon } from "@neondatabase/serverless";
import { beforeAll, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { post, useStandIns } from "../support/stand-ins.ts";

describe.each(engines)("serveNeonHttp() on $name: refusals", (engine) => {
  const on = useStandIns(engine);
  const statement = JSON.stringify({ query: "SELECT 1 AS one", params: [] });
  const send = (body: string, headers: Record<string, string> = {}, path = "") =>
    post(on.stack.bindings.NEON_FETCH_ENDPOINT + path, body, {
      "Neon-Connection-String": on.stack.bindings.DATABASE_URL,
      "Neon-Raw-Text-Output": "true",
      ...headers,
    });

  beforeAll(() => on.stack.sql.query({ query: "CREATE TABLE entries (n integer, note text)", params: [] }));

  it("answers errors of Postgres with 400", async () => {
    const { status, body } = await send(JSON.stringify({ query: "SELEC", params: [] }));
    expect({ status, body }).toMatchObject({ status: 400, body: { code: "42601", severity: "ERROR", detail: null } });
  });

  it("refuses another password, another user and no password, and runs nothing", async () => {
    const { DATABASE_URL } = on.stack.bindings;
    const strangers = [
      { password: "wrong", username: "bijou" },
      { password: new URL(DATABASE_URL).password, username: "postgres" },
      { password: "", username: "bijou" },
    ].map((changes) => Object.assign(new URL(DATABASE_URL), changes).href);
    for (const stranger of strangers) {
      const headers = { "Neon-Connection-String": stranger };
      const query = JSON.stringify({ query: "INSERT INTO entries VALUES (50, 'stranger')", params: [] });
      const { status, body } = await send(query, headers);
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { message: expect.stringMatching(/^password authentication failed for user '\w+'$/) as string },
      });
    }
    const asStranger = neon(DATABASE_URL.replace(/:[0-9a-f]+@/, ":wrong@"));
    await expect(asStranger.query("SELECT 1")).rejects.toThrow(/password authentication failed/);
    expect(await on.sql.query("SELECT note FROM entries WHERE n = 50")).toEqual([]);
  });

  it.each([
    ["no connection string", statement, { "Neon-Connection-String": "" }, 400],
    ["a connection string that is none", statement, { "Neon-Connection-String": "bijou" }, 400],
    ["a body that is not JSON", "SELECT 1", {}, 400],
    ["no body", "", {}, 400],
    ["JSON that is no statement", "null", {}, 400],
    ["a statement that is no text", JSON.stringify({ query: 1, params: [] }), {}, 400],
    ["parameters that are no list", JSON.stringify({ query: "SELECT 1", params: "1" }), {}, 400],
    ["a batch with something else in it", JSON.stringify({ queries: [{ query: "SELECT 1", params: [] }, 1] }), {}, 400],
    [
      "an isolation level that there is none of",
      JSON.stringify({ queries: [{ query: "SELECT 1", params: [] }] }),
      { "Neon-Batch-Isolation-Level": "Snapshot" },
      400,
    ],
  ])("refuses %s", async (_what, body, headers: Record<string, string>, status) => {
    expect(await send(body, headers)).toMatchObject({ status, body: { message: expect.any(String) as string } });
  });

  it("serves nothing but POST /sql", async () => {
    expect(await send(statement)).toMatchObject({ status: 200 });
    expect(await send(statement, {}, "/elsewhere")).toMatchObject({ status: 404 });
    const got = await fetch(on.stack.bindings.NEON_FETCH_ENDPOINT);
    expect(got.status).toBe(405);
  });
});
