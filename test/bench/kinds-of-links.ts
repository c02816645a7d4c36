import { join } from "node:path";
import { startStack } from "../../src/local/stack.ts";
import buildBundle, { BUNDLE_DIR } from "../support/bundle.ts";
import { startDirectWorkerd } from "../support/direct-workerd.ts";
import { loadRedirects } from "../support/redirect-load.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "../support/settings.ts";
import { CF_HEADER, visitsOf } from "./measure/browser-visit.ts";
import { inTurns } from "./measure/in-turns.ts";
import { tell, written } from "./measure/results.ts";

/**
 * `npm run bench:kinds`: the CPU of redirects of a hot link with 1, 8 and 32 rules, and of one on the 500th domain, against that of a
 * plain link on the default one. All by one production bundle in one workerd.
 *
 * How it stays honest: no rule holds, so that all are looked at, and each asks for country, language and device: the dearest that is
 * common. The requests are a browser's, with `request.cf`. Rounds alternate, each begins with another kind; what counts are the
 * ratios within a round.
 */
const MIN_ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 12);
const MAX_ROUNDS = Number(process.env["BENCH_MAX_ROUNDS"] ?? 40);
const REQUESTS = Number(process.env["BENCH_REQUESTS"] ?? 20_000);
const VISITORS = 60_000;
const DOMAINS = 500;
const PORT = 18_798;
const last = `d${DOMAINS}.example`;

buildBundle();
const stack = await startStack();
const workerd = await startDirectWorkerd({
  ...{ script: join(BUNDLE_DIR, "worker.js"), port: PORT, cfHeader: CF_HEADER },
  bindings: {
    ...stack.bindings,
    // As the requests come: an address that begins with BASE_URL is the default domain by one comparison.
    ...{ CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "http://go.example", ADMIN_PER_MINUTE: "1000000" },
  },
});

const KINDS = ["plain", "rules1", "rules8", "rules32", "domain500"] as const;

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const headers = { ...asAdmin, "Content-Type": "application/json" };
  const response = await fetch(workerd.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (response.status !== 201)
    throw new Error(`Cannot measure: ${path} answers ${response.status} ${await response.text()}`);
  return response.json<Answer>();
}

/** Of a browser on a computer in Germany none holds. */
const rules = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    name: `Rule ${n + 1}`,
    when: { country: ["DE", "FR"], language: ["de"], device: ["mobile"] },
    url: `https://example.com/${n}`,
  }));

try {
  for (let n = 2; n <= DOMAINS; n++) await post("/api/domains", { domain: `d${n}.example` });
  const create = async (fields: object) =>
    (await post<{ slug: string }>("/api/links", { url: "https://example.com/hot", ...fields })).slug;
  const slugs = {
    plain: await create({}),
    rules1: await create({ rules: rules(1) }),
    rules8: await create({ rules: rules(8) }),
    rules32: await create({ rules: rules(32) }),
    domain500: await create({ domain: last }),
  };
  const measureOf = (kind: (typeof KINDS)[number]) => async () => {
    const requestOf = visitsOf(slugs[kind], VISITORS, kind === "domain500" ? { Host: last } : {});
    const before = workerd.cpuMs();
    await loadRedirects(PORT, REQUESTS, requestOf);
    return ((workerd.cpuMs() - before) * 1_000) / REQUESTS;
  };
  const measures = {
    plain: measureOf("plain"),
    rules1: measureOf("rules1"),
    rules8: measureOf("rules8"),
    rules32: measureOf("rules32"),
    domain500: measureOf("domain500"),
  };
  for (const warmUp of Object.values(measures)) await warmUp();
  const turns = await inTurns(measures, {
    until: KINDS.filter((kind) => kind !== "plain").map((kind) => [kind, "plain"] as const),
    ...{ within: 0.04, minRounds: MIN_ROUNDS, maxRounds: MAX_ROUNDS, random: createSeededRandom(1).next },
  });
  const row = (title: string, kind: (typeof KINDS)[number]) =>
    `${title.padEnd(22)} ${written(turns.costOf(kind), 1)} µs of CPU each, ${written(turns.ratioOf(kind, "plain"), 3)} times the plain one's`;
  tell("npm run bench:kinds", [
    `hot redirects: ${turns.rounds.length} rounds of ${REQUESTS}; medians, with their 95 % intervals`,
    `a plain link           ${written(turns.costOf("plain"), 1)} µs of CPU each`,
    row("with 1 rule", "rules1"),
    row("with 8 rules", "rules8"),
    row("with 32 rules", "rules32"),
    row(`on the ${DOMAINS}th domain`, "domain500"),
  ]);
} finally {
  await workerd.close();
  await stack.close();
}
