import { rmSync } from "node:fs";

/**
 * Removes the file of its argument when its input ends. The system closes that when the program at its other end is gone,
 * so the file goes after a `kill -9` too.
 */
const file = process.argv[2] ?? "";
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.stdin.resume().once("close", () => rmSync(file, { force: true }));
