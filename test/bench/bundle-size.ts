import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import buildBundle, { BUNDLE_DIR } from "../support/bundle.ts";

/** `npm run size`: the bundle that would be deployed (a dry run), and whether it has grown past its ceiling. */

/**
 * Compressed. Cloudflare takes 3 MB on the free plan; what grows past this is worth a look at what came in. From 121 kB:
 * the links API with imports, OpenAPI and QR codes made it 158 kB; visits and statistics (9 kB of them Bowser and
 * isbot), pings, metrics and breakers 191 kB, blocked domains and reports 196 kB,
 * Web Risk almost 200 kB.
 */
const CEILING_BYTES = 200_000;

buildBundle();
const bundle = readFileSync(join(BUNDLE_DIR, "worker.js"));
const compressed = gzipSync(bundle).length;
console.log(`The bundle has ${bundle.length} bytes, ${compressed} compressed; the ceiling is ${CEILING_BYTES}`);
if (compressed > CEILING_BYTES) process.exitCode = 1;
