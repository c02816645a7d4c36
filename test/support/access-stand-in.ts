import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type AccessSigner, createAccessSigner } from "./access-signer.ts";

/** Cloudflare Access over HTTP, as much of it as a Worker asks: its keys. */
export interface AccessStandIn extends AccessSigner {
  readonly team: string;
  /** How often it was asked for its keys. */
  asked: number;
  /** `hangs` never answers. */
  state: "up" | "down" | "hangs";
  close(): Promise<void>;
}

export async function startAccess(): Promise<AccessStandIn> {
  const server = createServer((request, response) => {
    if (request.url !== "/cdn-cgi/access/certs") {
      response.writeHead(404).end();
      return;
    }
    access.asked++;
    if (access.state === "hangs") return;
    if (access.state === "down") response.writeHead(500).end("down");
    else response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(access.certs()));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const team = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on a port.
  const access: AccessStandIn = {
    ...(await createAccessSigner(team)),
    ...{ team, asked: 0, state: "up" },
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
  return access;
}
