import type { DirectWorkerd } from "./direct-workerd.ts";
import type { HttpConnections } from "./http-connections.ts";

/** What a long run looks like from outside, once a second: the process's memory and files, and how long a probe takes. */
export interface SoakSample {
  readonly residentBytes: number;
  readonly openFiles: number;
  /** Milliseconds of CPU that workerd took for each answer since the sample before. */
  readonly cpuMsPerAnswer: number;
  readonly probeMs: readonly number[];
  /** Of a bare Worker in another process at the same moments: how slow the machine itself was. */
  readonly controlMs: readonly number[];
}

export interface SoakSampler {
  readonly samples: SoakSample[];
  /** Takes no more, and gives up what it has of the running second. */
  stop(): Promise<void>;
}

const SAMPLE_MS = 1_000;
const PROBE_PAUSE_MS = 50;

/**
 * @param parts.answers how many the Worker has given so far.
 * @param parts.probe @param parts.control one request each, that is answered from memory.
 */
export function startSampling(parts: {
  worker: DirectWorkerd;
  answers: () => number;
  probe: () => ReturnType<HttpConnections["ask"]>;
  control: () => ReturnType<HttpConnections["ask"]>;
}): SoakSampler {
  const { worker, answers, probe, control } = parts;
  const samples: SoakSample[] = [];
  let isOver = false;

  async function timed(call: () => Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await call();
    return performance.now() - startedAt;
  }

  async function sampleAll(): Promise<void> {
    while (!isOver) {
      const before = { cpuMs: worker.cpuMs(), answers: answers() };
      const [probeMs, controlMs]: [number[], number[]] = [[], []];
      for (const endsAt = performance.now() + SAMPLE_MS; performance.now() < endsAt; ) {
        probeMs.push(await timed(probe));
        controlMs.push(await timed(control));
        await new Promise((resolve) => setTimeout(resolve, PROBE_PAUSE_MS));
      }
      const cpuMsPerAnswer = (worker.cpuMs() - before.cpuMs) / Math.max(1, answers() - before.answers);
      const [residentBytes, openFiles] = [worker.residentBytes(), worker.openFiles()];
      samples.push({ residentBytes, openFiles, cpuMsPerAnswer, probeMs, controlMs });
    }
  }

  const sampling = sampleAll();
  return {
    samples,
    stop() {
      isOver = true;
      return sampling;
    },
  };
}

/** The middle values of a third of a run. */
export interface SoakThird {
  readonly residentMb: number;
  readonly openFiles: number;
  readonly cpuMsPerAnswer: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly controlMs: number;
}

/** @returns the first third and the last. */
export function thirdsOf(samples: readonly SoakSample[]): readonly [SoakThird, SoakThird] {
  const third = Math.floor(samples.length / 3);
  if (third === 0) throw new Error(`Cannot compare thirds of a run: it has ${samples.length} samples`);
  return [summaryOf(samples.slice(0, third)), summaryOf(samples.slice(-third))];
}

function summaryOf(samples: readonly SoakSample[]): SoakThird {
  const probes = samples.flatMap(({ probeMs }) => probeMs);
  return {
    residentMb: quantile(samples.map(({ residentBytes }) => residentBytes / 1_048_576)),
    openFiles: quantile(samples.map(({ openFiles }) => openFiles)),
    cpuMsPerAnswer: quantile(samples.map(({ cpuMsPerAnswer }) => cpuMsPerAnswer)),
    medianMs: quantile(probes),
    p99Ms: quantile(probes, 0.99),
    controlMs: quantile(samples.flatMap(({ controlMs }) => controlMs)),
  };
}

/** @param part 0 … 1; the median if absent. */
function quantile(values: readonly number[], part = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (value === undefined) throw new Error("Cannot take a quantile: there are no values");
  return value;
}
