import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** Where `npm run example` serves the page, and an origin that `npm start` lets in by itself. */
export const EXAMPLE_PORT = 8788;
export const EXAMPLE_ORIGIN = `http://localhost:${EXAMPLE_PORT}`;

const CLIENT_DIR = join(import.meta.dirname, "../../client");
/** As any static host would: the page, its script, and the client beside it. */
const FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  "/": { file: "example/index.html", type: "text/html; charset=utf-8" },
  "/example.js": { file: "example/example.js", type: "text/javascript" },
  "/client.js": { file: "package/client.js", type: "text/javascript" },
};

export interface ServedExample {
  readonly origin: string;
  close(): Promise<void>;
}

/** @throws when the port is taken. With 0, any that is free. */
export async function serveExample(port: number): Promise<ServedExample> {
  const server = createServer((request, response) => {
    const found = FILES[new URL(request.url ?? "/", "http://site").pathname];
    if (found === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": found.type }).end(readFileSync(join(CLIENT_DIR, found.file)));
  });
  await once(server.listen(port, "localhost"), "listening");
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`, // Of a TCP server: always an AddressInfo.
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
