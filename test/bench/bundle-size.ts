import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import buildBundle, { BUNDLE_DIR } from "../support/bundle.ts";

/** `npm run size`: the bundle that would be deployed (a dry run), and whether it has grown past its ceiling. */

/**
 * Compressed. Cloudflare takes 3 MB on the free plan; what grows past this is worth a look at what came in. From 121 kB:
 * the links API with imports, OpenAPI and QR codes made it 158 kB; visits and statistics (9 kB of them Bowser and
 * isbot), pings, metrics and breakers 191 kB, blocked domains and reports 196 kB,
 * Web Risk 200 kB, AES for many codes at once 204 kB; 221 kB with columns, dates and charsets of
 * other shorteners' exports (14 kB of code), bounds and exact names in the SQL (10 kB), own hosts, endings of names,
 * deadlines and alerts.
 */
const CEILING_BYTES = 225_000;

buildBundle();
const bundle = readFileSync(join(BUNDLE_DIR, "worker.js"));
const compressed = gzipSync(bundle).length;
console.log(`The bundle has ${bundle.length} bytes, ${compressed} compressed; the ceiling is ${CEILING_BYTES}`);
if (compressed > CEILING_BYTES) process.exitCode = 1;
