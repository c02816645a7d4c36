import { createServer } from "node:net";

/** Below the ports that Linux and macOS give to outgoing connections: one that is free stays so while nobody listens. */
const FIRST = 20_000;
const COUNT = 10_000;

/** A port of this machine that nobody listens on, and that no outgoing connection takes meanwhile. */
export async function findFreePort(): Promise<number> {
  for (let i = 0; i < 100; i++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`Cannot find a free port: a hundred from ${FIRST} on were taken`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
