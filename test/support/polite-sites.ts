import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a site does with a request. */
export type Site = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Sites on addresses of this machine, each a host of its own (127.0.0.2 and up), for looks at destinations.
 *
 * @param sites by the last number of their address.
 */
export async function startSites(sites: Readonly<Record<number, Site>>) {
  const asked: { host: number; method: string; path: string; agent: string }[] = [];
  const servers: Server[] = [];
  const ports = new Map<number, number>();
  for (const [text, site] of Object.entries(sites)) {
    const host = Number(text);
    const server = createServer((request, response) => {
      const { method = "", url: path = "", headers } = request;
      asked.push({ host, method, path, agent: headers["user-agent"] ?? "" });
      site(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, `127.0.0.${host}`, resolve));
    servers.push(server);
    ports.set(host, (server.address() as AddressInfo).port); // Of a TCP server.
  }
  return {
    asked,
    of: (host: number) => asked.filter((one) => one.host === host),
    url: (host: number, path = "/") => `http://127.0.0.${host}:${ports.get(host)}${path}`,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise<void>((resolve) => server.close(() => resolve()));
      }
    },
  };
}

/** A site without a robots.txt. @param answer to all else. */
export function site(answer: Site, robots: Site = (_, response) => void response.writeHead(404).end()): Site {
  return (request, response) => (request.url === "/robots.txt" ? robots : answer)(request, response);
}
