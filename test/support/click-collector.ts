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
      messages.push(...(request.url === "/message" ? [body] : messagesOf(body)));
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

/** A call of `sendBatch`; one of `send` comes as it is, to a path of its own. */
function messagesOf(body: string): string[] {
  const batch = JSON.parse(body) as { messages: { body: string }[] }; // workerd writes it.
  return batch.messages.map((message) => Buffer.from(message.body, "base64").toString());
}
