import { NeonDbError } from "@neondatabase/serverless";
import { describe, expect, it } from "vitest";
import { againIfLocked } from "../../../src/postgres/again-if-locked.ts";
import { StatementRefused } from "../../../src/postgres/postgres.ts";

const refusal = (code: string) => new StatementRefused("lock", Object.assign(new NeonDbError("refused"), { code }));

function run(failures: readonly Error[]) {
  const waits: number[] = [];
  const left = [...failures];
  const send = async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return [];
  };
  return { waits, result: againIfLocked(send, async (ms) => void waits.push(ms)) };
}

describe("againIfLocked()", () => {
  it("sends a statement again whose lock was not free, later each time", async () => {
    const { result, waits } = run(Array<Error>(3).fill(refusal("55P03")));
    expect(await result).toEqual([]);
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });

  it("gives up after half a minute", async () => {
    const { result, waits } = run(Array<Error>(9).fill(refusal("55P03")));
    await expect(result).rejects.toThrow("55P03");
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(31_000);
  });

  it("passes every other refusal on", async () => {
    const { result, waits } = run([refusal("42601")]);
    await expect(result).rejects.toThrow("42601");
    expect(waits).toEqual([]);
  });
});
