import { connect } from "node:net";

const CONNECTIONS = 16;

/**
 * Asks for redirects on a few connections that are kept open, the next as soon as the last is answered.
 *
 * @param requestOf the whole text of the nth request.
 * @throws on the first answer that is no 302, and when a connection ends.
 */
export async function loadRedirects(port: number, count: number, requestOf: (n: number) => string): Promise<void> {
  await loadVisits(port, count, requestOf, (status, answer) => {
    if (status !== 302) throw new Error(`Cannot measure: the link answers ${answer}`);
  });
}

/**
 * As `loadRedirects`, for a load in which other answers may come.
 *
 * @param onAnswer told of each; what it throws ends the load.
 */
export async function loadVisits(
  port: number,
  count: number,
  requestOf: (n: number) => string,
  onAnswer: (status: number, answer: string) => void,
): Promise<void> {
  let [sent, answered] = [0, 0];
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = connect(port, "127.0.0.1").setNoDelay();
      socket.setEncoding("latin1");
      const ask = () => (sent < count ? socket.write(requestOf(sent++)) : socket.end());
      await new Promise<void>((resolve, reject) => {
        let answer = "";
        socket.on("connect", ask);
        socket.on("data", (part: string) => {
          answer += part;
          if (!isWhole(answer)) return;
          answered++;
          try {
            onAnswer(Number(answer.slice(9, 12)), answer);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          answer = "";
          ask();
        });
        socket.on("error", reject);
        socket.on("close", () => resolve());
      });
    }),
  );
  if (answered < count) throw new Error("Cannot measure: the connections ended");
}

/** @param answer one byte a character. */
function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf("\r\n\r\n");
  if (headEnd === -1) return false;
  const head = answer.slice(0, headEnd);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length !== undefined) return answer.length >= headEnd + 4 + Number(length);
  return !/^transfer-encoding: chunked$/im.test(head) || answer.endsWith("\r\n0\r\n\r\n");
}
