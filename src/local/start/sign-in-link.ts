import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A link that signs in to the page once, on this machine alone: opened, it leads to the page with the key behind `#`, which
 * no server sees and the page takes away. Opened again, it says that it is used up, so that what stands in a terminal's
 * scrollback is worth nothing.
 */
export interface SignInLink {
  readonly url: string;
  close(): Promise<void>;
}

/** @param page the page's address, such as `http://localhost:8787`. */
export async function openSignInLink(page: string, key: string): Promise<SignInLink> {
  const path = `/${randomBytes(16).toString("base64url")}`;
  let isUsed = false;
  const server = createServer((request, response) => {
    const headers = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "Content-Type": "text/plain" };
    if (request.method !== "GET" || request.url !== path) {
      response.writeHead(404, headers).end("Not found\n");
    } else if (isUsed) {
      response.writeHead(410, headers).end("This link has been used. Sign in with the admin key, or start again.\n");
    } else {
      isUsed = true;
      response.writeHead(302, { ...headers, Location: `${page}/#key=${encodeURIComponent(key)}` }).end();
    }
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  // This server alone must not keep the process alive.
  server.unref();
  const { port } = server.address() as AddressInfo; // Of a TCP server: always an AddressInfo.
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
