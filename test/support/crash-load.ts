import type { CrashClient } from "./crash-client.ts";
import type { CrashLedger, LedgerLink } from "./crash-ledger.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Visits that were answered with a redirect: each is a click that should be counted, if its Worker lived to hand it over. */
export interface LoadReport {
  readonly visitsAnswered: number[];
  creates: number;
  repeats: number;
  edits: number;
  deletes: number;
}

const PAUSE_MS = 25;
const RETRY_MS = 100;

/**
 * Writers that each work on links of their own, one step after another, and read those of all; until `stop`.
 * Creates are repeated with their Idempotency-Key until they are acknowledged.
 */
export function startLoad(parts: { client: CrashClient; ledger: CrashLedger; random: SeededRandom; writers: number }): {
  readonly report: LoadReport;
  stop(): Promise<void>;
} {
  const { client, ledger, random, writers } = parts;
  const report: LoadReport = { visitsAnswered: [], creates: 0, repeats: 0, edits: 0, deletes: 0 };
  let isStopped = false;
  let serial = 0;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const newUrl = (what: string) => `https://example.com/${what}/${++serial}`;

  async function create(): Promise<LedgerLink | null> {
    const title = `link ${++serial}`;
    const body = { url: newUrl("made"), title, ...(random.next() < 0.2 ? { slug: `own-${serial}` } : {}) };
    const headers = { "Idempotency-Key": `crash-${serial}` };
    for (;;) {
      const answer = await client.ask("POST", "/api/links", body, headers);
      if (answer?.status === 201) {
        report.creates++;
        const { slug, url } = JSON.parse(answer.text) as { slug: string; url: string };
        if (url !== body.url) ledger.violate(`a create of ${body.url} answered with ${url} (P3)`);
        const link = ledger.created(slug, title, url);
        if (random.next() < 0.3) await repeat(link, body, headers);
        return link;
      }
      if (answer !== null && answer.status !== 503) {
        ledger.violate(`a create was answered ${answer.status} ${answer.text} (P3)`);
        return null;
      }
      await pause(RETRY_MS);
    }
  }

  async function repeat({ slug }: LedgerLink, body: object, headers: Record<string, string>): Promise<void> {
    const answer = await client.ask("POST", "/api/links", body, headers);
    if (answer === null || answer.status === 503) return;
    report.repeats++;
    const again = JSON.parse(answer.text) as { slug?: string };
    const isReplay = answer.headers.get("Idempotent-Replayed") === "true";
    if (answer.status !== 201 || again.slug !== slug || !isReplay)
      ledger.violate(`a repeated create of ${slug} was answered ${answer.status} ${answer.text} (P3)`);
  }

  async function visit(link: LedgerLink): Promise<void> {
    const askedAt = Date.now();
    const answer = await client.ask("GET", `/${link.slug}`);
    if (answer === null || answer.status === 503) return;
    if (answer.status === 302) report.visitsAnswered.push(Date.now());
    if (answer.status === 302 || answer.status === 404) ledger.seen(link, askedAt, answer.headers.get("Location"));
    else ledger.violate(`a visit to ${link.slug} was answered ${answer.status} ${answer.text}`);
  }

  async function change(link: LedgerLink, url: string | null): Promise<void> {
    const outcome = ledger.change(link, url);
    const path = `/api/links/${link.slug}`;
    const answer = await (url === null ? client.ask("DELETE", path) : client.ask("PATCH", path, { url }));
    if (answer === null) outcome.unknown();
    else if (answer.status === 503) {
      // Redis was out: Postgres was not even asked.
      if (answer.text.includes("nothing was changed")) outcome.refused();
      else outcome.unknown();
    } else if ([200, 202, 204].includes(answer.status)) {
      report[url === null ? "deletes" : "edits"]++;
      outcome.acked(answer.status === 202);
    } else {
      ledger.violate(`a change of ${link.slug} was answered ${answer.status} ${answer.text}`);
      outcome.unknown();
    }
  }

  async function write(): Promise<void> {
    const own: LedgerLink[] = [];
    while (!isStopped) {
      const choice = random.next();
      const link = own.length === 0 ? undefined : random.pick(own);
      if (link === undefined || choice < 0.2) {
        const made = await create();
        if (made !== null) own.push(made);
      } else if (choice < 0.65) await visit(random.pick(ledger.links));
      else if (choice < 0.93) await change(link, newUrl("edited"));
      else await change(link, null);
      // What is gone, or not known, is read and not written any more.
      const isOver = link?.isUncertain === true || link?.versions.at(-1)?.target === null;
      if (link !== undefined && isOver) own.splice(own.indexOf(link), 1);
      await pause(random.between(0, PAUSE_MS));
    }
  }
  const working = Promise.all(Array.from({ length: writers }, write));
  working.catch(() => undefined); // `stop` throws it.

  return {
    report,
    async stop() {
      isStopped = true;
      await working;
    },
  };
}
