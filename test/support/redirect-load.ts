import { connect } from "node:net";

/**
 * Asks for redirects on a few connections that are kept open, the next as soon as the last is answered.
 *
 * @param requestOf the whole text of the nth request.
 * @throws on the first answer that is no 302, and when a connection ends.
 */
export async function loadRedirects(port: number, count: number, requestOf: (n: number) => string): Promise<void> {
  let sent = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      const socket = connect(port, "127.0.0.1").setNoDelay();
      socket.setEncoding("latin1");
      const ask = () => (sent < count ? socket.write(requestOf(sent++)) : socket.end());
      await new Promise<void>((resolve, reject) => {
        let answer = "";
        socket.on("connect", ask);
        socket.on("data", (part: string) => {
          answer += part;
          if (!answer.endsWith("\r\n\r\n")) return;
          if (!answer.startsWith("HTTP/1.1 302")) reject(new Error(`Cannot measure: the link answers ${answer}`));
          answer = "";
          ask();
        });
        socket.on("error", reject);
        socket.on("close", () => resolve());
      });
    }),
  );
  if (sent < count) throw new Error("Cannot measure: the connections ended");
}
