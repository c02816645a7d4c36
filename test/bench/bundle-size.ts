import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildWeb } from "../../src/local/build-web.ts";
import buildBundle, { BUNDLE_DIR, MCP_BUNDLE_DIR, ROOT } from "../support/bundle.ts";

/**
 * `npm run size`: the bundle that would be deployed (a dry run), whether it has grown past its ceiling, and whether words
 * of the document got into it, which belong into the document alone; and what a browser loads for `/`.
 */

/**
 * Compressed. Cloudflare takes 3 MB on the free plan; what grows past this is worth a look at what came in. From 121 kB:
 * the links API with imports, OpenAPI and QR codes made it 158 kB; visits and statistics (9 kB of them Bowser and
 * isbot), pings, metrics and breakers 191 kB, blocked domains and reports 196 kB,
 * Web Risk 200 kB, AES for many codes at once 204 kB; 221 kB with columns, dates and charsets of
 * other shorteners' exports (14 kB of code), bounds and exact names in the SQL (10 kB), own hosts, endings of names,
 * deadlines and alerts. 231 kB with sign-in at Cloudflare Access (7 kB, 5 of them what jose needs to verify), and what the
 * page asks of lists and names. 237 kB with ETags, bodies of gzip, uploads by form, and the routes and languages of the page;
 * 243 kB with the look and the words of the visitor's pages; 252 kB with rules (6 kB), and with days of health, a hash
 * for batches of visitors and headers that are ready for hot links. 254 kB with cards (the names of unfurlers, and their page),
 * visits by rule, and rules in the files of other shorteners; 259 kB with history and restores (4 kB, most of it SQL).
 * 265 kB with looks at destinations (5 kB, robots-parser and SQL) and visits by creator.
 * 267 kB with the way to the MCP Worker (1.5 kB).
 * 280 kB with webhooks (12 kB: their API, the statements of two queues, runs and sweeps).
 * 288 kB with domains: their API with the shapes of app links, the list in memory and in Redis, and `domain` in each call about a
 * link. 289 kB with webhooks' eras and what clears up behind them.
 */
const CEILING_BYTES = 290_000;

buildBundle();
const bundle = readFileSync(join(BUNDLE_DIR, "worker.js"));
const compressed = gzipSync(bundle).length;
console.log(`The bundle has ${bundle.length} bytes, ${compressed} compressed; the ceiling is ${CEILING_BYTES}`);
if (compressed > CEILING_BYTES) process.exitCode = 1;

/**
 * Of the Worker that speaks MCP, compressed: 93 kB, most of it the SDK, and zod, which the SDK needs. No redirect loads it.
 */
const MCP_CEILING_BYTES = 95_000;
const mcp = gzipSync(readFileSync(join(MCP_BUNDLE_DIR, "worker.js"))).length;
console.log(`The MCP Worker's bundle has ${mcp} bytes, compressed; the ceiling is ${MCP_CEILING_BYTES}`);
if (mcp > MCP_CEILING_BYTES) process.exitCode = 1;
/** If the SDK gets into the first bundle, every cold start pays for it. */
if (bundle.includes("server/discover")) {
  console.log("The bundle has the SDK of MCP");
  process.exitCode = 1;
}

const code = bundle.toString("utf8");
const files = globSync("src/**/*.docs.ts", { cwd: ROOT });
const sentences = files.flatMap((file) => {
  const words = readFileSync(join(ROOT, file), "utf8").matchAll(/\b(?:summary|description):\s*"([^"\\]{20,})"/g);
  return [...words].map(([, sentence = ""]) => ({ file, sentence }));
});
const bundled = sentences.filter(({ sentence }) => code.includes(sentence));
for (const { file, sentence } of bundled) console.log(`The bundle has a sentence of ${file}: ${sentence}`);
console.log(
  `Of ${sentences.length} sentences in ${files.length} files of the document the bundle has ${bundled.length}`,
);
if (bundled.length > 0 || sentences.length === 0) process.exitCode = 1;

/** What a browser loads before the page works, compressed: src/web/README.md says what is in it. */
const FIRST_LOAD_BYTES = { scripts: 60_000, styles: 12_000 };

const firstLoad = await buildWeb();
for (const kind of ["scripts", "styles"] as const) {
  const bytes = firstLoad[kind].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  console.log(
    `The page's first load has ${bytes} bytes of ${kind}, compressed; the ceiling is ${FIRST_LOAD_BYTES[kind]}`,
  );
  if (bytes > FIRST_LOAD_BYTES[kind]) process.exitCode = 1;
}
