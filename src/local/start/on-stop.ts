import { parentOf } from "./parent-of.ts";

const LOOK_EVERY_MS = 500;

/**
 * Calls when this program shall end: on Ctrl-C and its like, and when the one that started it has gone away. npm hands no
 * SIGTERM on, and after a `kill -9` of npm its shell goes on and waits: so with npm the shell's parent is watched too.
 */
export function onStop(stop: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const parent = process.ppid;
  const npm = process.env["npm_lifecycle_event"] === undefined ? null : parentOf(parent);
  setInterval(() => {
    if (process.ppid !== parent || (npm !== null && parentOf(parent) !== npm)) stop();
  }, LOOK_EVERY_MS).unref();
}
