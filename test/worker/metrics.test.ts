import parsePrometheus from "parse-prometheus-text-format";
import { describe, expect, it } from "vitest";
import { createKey } from "../support/key-client.ts";
import { asAdmin } from "../support/settings.ts";
import { call, otherIsolate, problemOf } from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

describe("GET /metrics", () => {
  it("tells the administrator what all isolates have counted, in Prometheus' format", async () => {
    // A rung that there is not: other files count on those that there are.
    await query("INSERT INTO counters VALUES ('bijou_reads_total attic hit', 5)", []);
    const response = await otherIsolate()("/metrics", { headers: asAdmin });
    expect([response.status, response.headers.get("Content-Type"), response.headers.get("Cache-Control")]).toEqual([
      ...[200, "text/plain; version=0.0.4; charset=utf-8", "no-store"],
    ]);
    const reads = parsePrometheus(await response.text()).find(({ name }) => name === "bijou_reads_total");
    expect(reads?.metrics).toContainEqual({ value: "5", labels: { tier: "attic", outcome: "hit" } });
  });

  it("is for nobody else", async () => {
    const { key } = await createKey();
    const statuses = await Promise.all(
      [{}, { Authorization: `Bearer ${key}` }, { Authorization: "Bearer x" }].map(async (headers) => {
        return (await call("/metrics", { headers })).status;
      }),
    );
    expect(statuses).toEqual([401, 403, 401]);
  });

  it("takes no other method", async () => {
    const response = await call("/metrics", { method: "POST", headers: asAdmin });
    await problemOf(response, 405, "method-not-allowed");
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  });
});
