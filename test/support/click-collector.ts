import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Takes the messages of a queue of a `DirectWorkerd`, in workerd's own protocol, and keeps their texts. */
export interface ClickCollector {
  /** Host and port. */
  readonly address: string;
  readonly messages: string[];
  close(): Promise<void>;
}

export async function startClickCollector(): Promise<ClickCollector> {
  const messages: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const batch = JSON.parse(body) as { messages: { body: string }[] }; // workerd writes it.
      messages.push(...batch.messages.map((message) => Buffer.from(message.body, "base64").toString()));
      response.setHeader("Content-Type", "application/json");
      response.end('{"metadata":{"metrics":{"backlogCount":0,"backlogBytes":0,"oldestMessageTimestamp":0}}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  return {
    address: `127.0.0.1:${port}`,
    messages,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
