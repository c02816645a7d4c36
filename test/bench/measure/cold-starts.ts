import { startDirectWorkerd } from "../../support/direct-workerd.ts";

/**
 * Each start is a process of its own. What counts is the CPU of all its threads, which goes on a little after the answer too; the
 * stores are in the benchmark's process, so their time is not in it. The kernel counts by 10 ms: so a figure is the mean of some.
 */
export const STARTS = Number(process.env["BENCH_STARTS"] ?? 3);
const PORT = 18_793;

/** @returns milliseconds of CPU of a workerd of this script, until it has given its first answer. @throws if that has another status. */
export async function coldStart(
  script: string,
  bindings: Record<string, string>,
  status: number,
  path: string,
  request: RequestInit = {},
): Promise<number> {
  const workerd = await startDirectWorkerd({ script, port: PORT, bindings });
  try {
    const answer = await fetch(workerd.url + path, { redirect: "manual", ...request });
    await answer.text();
    if (answer.status !== status) throw new Error(`Cannot measure: ${path} answers ${answer.status}`);
    return workerd.cpuMs();
  } finally {
    await workerd.close();
  }
}

export async function meanOfStarts(measure: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (let start = 0; start < STARTS; start++) sum += await measure();
  return sum / STARTS;
}
