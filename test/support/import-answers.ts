import { expect, it } from "vitest";
import type { ApiWorld } from "./api-world.ts";
import { valuesFor } from "./query-values.ts";
import { asAdmin } from "./settings.ts";

/** What imports and exports can be answered with, beyond the problems that follow from an operation. */
export function describeImportAnswers(world: ApiWorld): void {
  const upload = (type: string, body: string, query = "") =>
    world.observer.send(world.worker, "POST", `/api/links/import${query}`, {
      headers: { ...asAdmin, "Content-Type": type },
      body,
    });

  it("an export as NDJSON and as CSV", async () => {
    for (const Accept of ["application/x-ndjson", "text/csv"]) {
      const headers = { ...asAdmin, Accept };
      const response = await world.observer.send(world.worker, "GET", "/api/links/export", { headers });
      expect(response.headers.get("Content-Type")).toContain(Accept);
    }
  });

  it("an import of each format that is named, of none, of no file, of a document that is too long", async () => {
    const format = world.observer.operations.find(({ operationId }) => operationId === "importLinks")?.query[0];
    for (const [name, isTaken] of valuesFor(format?.schema ?? {})) {
      // The file is none, which is said of it only where its format is one.
      const { type } = await (await upload("text/csv", "", `?format=${name}`)).json<{ type: string }>();
      expect([name, type]).toEqual([name, `/_/problems/${isTaken ? "malformed" : "validation"}`]);
    }
    const statuses = [
      await upload("application/json", "{"),
      await upload("text/plain", "url\n"),
      await upload("application/json", `{"links":[${" ".repeat(4 * 1_048_576)}`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 415, 413]);
  });

  it("the progress of an import, to its end", async () => {
    const rows = "url,slug\nhttps://example.com/,\nhttps://example.com/,api\nno url,\n";
    const { jobId } = await (await upload("text/csv", rows)).json<{ jobId: string }>();
    const ask = async () => {
      const response = await world.observer.send(world.worker, "GET", `/api/imports/${jobId}`, { headers: asAdmin });
      return (await response.json<{ state: string }>()).state;
    };
    await expect.poll(ask, { timeout: 30_000 }).toBe("done");
  });
}
