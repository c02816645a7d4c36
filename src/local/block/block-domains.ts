import type { Domain } from "../../abuse/blocked-domain.ts";
import type { BadLine } from "./read-domains.ts";

/**
 * Blocks or unblocks domains through the API, a thousand at a time. What is blocked already stays so, so it may be run
 * again, and a request without an answer is simply sent again.
 */
export interface BlockRun {
  /** `https://go.example` */
  readonly address: string;
  readonly adminKey: string;
  readonly action: "block" | "unblock";
  /**
   * Why, for readers of the list; null to give no reason, and to keep the reasons of domains that are blocked already.
   */
  readonly reason: string | null;
  readonly say: (line: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface BlockOutcome {
  /** How many domains the API says it has blocked or unblocked. */
  readonly domains: number;
  readonly badLines: number;
}

/** What the API takes at once: in number, and in bytes of a body with room for the rest of it. */
const MAX_DOMAINS = 1_000;
const MAX_BYTES = 60_000;
const MAX_ATTEMPTS = 6;
const MAX_WAIT_SECONDS = 120;
const REQUEST_TIMEOUT_MS = 30_000;
/** With the wrong file, a hundred thousand such lines would help nobody. */
const MAX_BAD_LINES_SAID = 50;

/** @throws when the API refuses, or does not answer time after time: all before that is done. */
export async function blockDomains(entries: AsyncIterable<Domain | BadLine>, run: BlockRun): Promise<BlockOutcome> {
  let batch: Domain[] = [];
  let bytes = 0;
  let domains = 0;
  let badLines = 0;

  async function send(): Promise<void> {
    if (batch.length === 0) return;
    domains += await sendDomains(batch, run);
    run.say(`${domains} ${run.action}ed`);
    batch = [];
    bytes = 0;
  }

  for await (const entry of entries) {
    if (typeof entry !== "string") {
      if (badLines++ < MAX_BAD_LINES_SAID) run.say(`line ${entry.number}: ${entry.message}`);
      continue;
    }
    if (batch.length === MAX_DOMAINS || bytes + entry.length > MAX_BYTES) await send();
    batch.push(entry);
    bytes += entry.length + 3; // Quotes and a comma; domains are ASCII.
  }
  await send();
  return { domains, badLines };
}

async function sendDomains(domains: readonly Domain[], run: BlockRun): Promise<number> {
  const { address, adminKey, action, reason, sleep } = run;
  const url = `${address}/api/blocked-domains${action === "block" ? "" : "/unblock"}`;
  const body = JSON.stringify({ domains, ...(reason === null ? {} : { reason }) });
  const headers = { Authorization: `Bearer ${adminKey}`, "Content-Type": "application/json" };
  for (let attempt = 1; ; attempt++) {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal }).catch(
      (error: unknown) => (error instanceof Error ? error.name : "no answer"),
    );
    if (typeof response !== "string" && response.status === 200) {
      const { blockedDomains, unblocked } = await response.json<{
        blockedDomains?: unknown[];
        unblocked?: unknown[];
      }>();
      return (blockedDomains ?? unblocked ?? []).length;
    }
    const isWorthAnother = typeof response === "string" || response.status === 429 || response.status >= 500;
    if (!isWorthAnother || attempt === MAX_ATTEMPTS) throw new Error(await reasonOf(response));
    const seconds = typeof response === "string" ? attempt : Number(response.headers.get("Retry-After") ?? attempt);
    if (typeof response !== "string") await response.body?.cancel();
    await sleep(1_000 * Math.min(MAX_WAIT_SECONDS, Math.max(1, Number.isFinite(seconds) ? seconds : attempt)));
  }
}

async function reasonOf(response: Response | string): Promise<string> {
  if (typeof response === "string") return `the request failed: ${response}`;
  return `${response.status} came: ${(await response.text()).slice(0, 500)}`;
}
