import { startAnew } from "./worker-main.ts";

/** Vitest runs it before each test file. */
await startAnew();
