import { execFileSync } from "node:child_process";
import { neonConfig } from "@neondatabase/serverless";
import { createPostgresClickStore } from "../../../src/clicks/stores/postgres-click-store.ts";
import { createDeadline } from "../../../src/lib/deadline.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { createPostgres } from "../../../src/postgres/postgres.ts";
import type { BenchBijou } from "../../support/bench-bijou.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";
import { createVisitors } from "../simulate/visitors.ts";
import { createZipf } from "../simulate/zipf.ts";

const STATEMENTS = 10;
const CLICKS = 2_000;
const LOOK_UPS = 2_000;

/**
 * What it takes PostgreSQL to count visits, by the consumers' own statement of 2,000, and to look a link up. CPU is what all
 * its processes used, so whoever else uses this server is in it.
 */
export async function countVisits({ stack }: BenchBijou, say: (line: string) => void): Promise<void> {
  neonConfig.fetchEndpoint = stack.bindings.NEON_FETCH_ENDPOINT;
  const now = () => Date.now();
  const postgres = createPostgres(stack.bindings.DATABASE_URL);
  const store = createPostgresClickStore({ postgres, timeoutMs: 60_000, retentionDays: 90, now });
  const { rows } = await stack.sql.query({ query: "SELECT max(id), min(id) FROM links", params: [] });
  const most = Number(rows[0]?.[0]);
  const chance = createSeededRandom(16);
  const zipf = createZipf(most, 1);
  const visitors = createVisitors(() => chance.next());

  const cpuBefore = postgresCpuMs();
  const times: number[] = [];
  for (let n = 0; n < STATEMENTS; n++) {
    const clicks = Array.from({ length: CLICKS }, () => {
      const visit = visitors.visit(linkId(String(1 + ((zipf.draw(() => chance.next()) * 7919) % most))), now());
      const dimensions = {
        ...{ country: visit.country ?? null, region: visit.region ?? null, city: visit.city ?? null },
        ...{ referrer: visit.referrer, device: "mobile", browser: "Chrome", os: "iOS", language: "de" },
        ...{ utm_source: "letter", utm_medium: "mail", utm_campaign: null, utm_term: null, utm_content: null },
      };
      return {
        id: visitors.uuid(),
        linkId: visit.linkId,
        time: visit.time,
        isBot: false,
        visitor: visitors.idOf(visit),
        dimensions,
      };
    });
    const start = performance.now();
    await store.add(clicks, createDeadline(60_000, now));
    times.push(performance.now() - start);
  }
  const cpu = postgresCpuMs() - cpuBefore;
  const median = times.toSorted((a, b) => a - b)[STATEMENTS / 2] ?? 0;
  say(
    `${CLICKS} visits are counted in ${median.toFixed(0)} ms, ${(cpu / STATEMENTS / CLICKS).toFixed(3)} ms of CPU each`,
  );

  const lookUpBefore = postgresCpuMs();
  for (let n = 0; n < LOOK_UPS; n++) {
    const id = String(1 + Math.floor(chance.next() * most));
    await stack.sql.query({ query: "SELECT * FROM links WHERE id = $1", params: [id] });
  }
  say(`a look-up takes ${((postgresCpuMs() - lookUpBefore) / LOOK_UPS).toFixed(3)} ms of CPU of PostgreSQL`);
}

/** Of all processes of PostgreSQL on this machine, those that have ended left out; 0 where it is on another one. */
function postgresCpuMs(): number {
  const ticks = execFileSync("sh", ["-c", "cat /proc/[0-9]*/stat 2>/dev/null | grep '(postgres)' || true"], {
    encoding: "utf8",
  })
    .trim()
    .split("\n")
    .map((line) => line.slice(line.lastIndexOf(")") + 2).split(" "))
    .reduce((sum, fields) => sum + Number(fields[11] ?? 0) + Number(fields[12] ?? 0), 0);
  return ticks * 10;
}
