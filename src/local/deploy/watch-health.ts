/**
 * Watches a Worker from outside for a while, as a monitor would: health, liveness, and a name that does not exist. It sees
 * the error rate of its own requests; Cloudflare shows what visitors see.
 */
export interface Watch {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly pauseMs: number;
  readonly say: (line: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
}

const EXPECTED = { "/health": 200, "/livez": 200, "/no-such-link-as-this": 404 } as const;
/** One lost request in a hundred happens on any network; a release that fails one in twenty must not go on. */
const MOST_FAILURES = 0.05;
const REQUEST_TIMEOUT_MS = 10_000;

/** @throws when more than 5 % failed, or the last round did not go well. */
export async function watchHealth({ address, headers, rounds, pauseMs, say, sleep }: Watch): Promise<void> {
  let asked = 0;
  let failed = 0;
  for (let round = 1; round <= rounds; round++) {
    const failures = await Promise.all(Object.entries(EXPECTED).map((path) => failureOf(path)));
    const told = failures.filter((failure) => failure !== null);
    asked += failures.length;
    failed += told.length;
    for (const failure of told) say(failure);
    // More failures than all rounds may have: stop now, so that no more visitors get errors.
    const isHopeless = failed > MOST_FAILURES * rounds * failures.length;
    if (isHopeless || (round === rounds && told.length > 0)) {
      throw new Error(`${failed} of ${asked} requests failed, the last with: ${told.join("; ")}`);
    }
    if (round < rounds) await sleep(pauseMs);
  }
  say(`${failed} of ${asked} requests failed`);

  async function failureOf([path, expected]: [path: string, status: number]): Promise<string | null> {
    const init = { headers, redirect: "manual", signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) } as const;
    try {
      const { status } = await fetch(address + path, init);
      return status === expected ? null : `${path} answered ${status}`;
    } catch (error) {
      return `${path} did not answer: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
