/** Vitest's global set-up of the browser suites. */
export { buildClient as default } from "../../src/local/build-client.ts";
