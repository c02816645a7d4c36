import { connect } from "node:net";

/**
 * Sends bytes as they are, which no client would, and gives all that came back until the server closed the connection,
 * or had answered and said nothing more for a while.
 *
 * @param quietMs how long after an answer nothing has to come: each part that comes starts it anew.
 * @param answers at which it is over at once, where more than one is wanted.
 */
export async function exchange(port: number, sent: string, quietMs = 1_000, answers = Infinity): Promise<RawExchange> {
  const socket = connect(port, "127.0.0.1").setNoDelay();
  socket.setEncoding("latin1");
  let received = "";
  const statuses = () => [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));
  const isClosed = await new Promise<boolean>((resolve) => {
    let quiet = setTimeout(() => resolve(false), FIRST_ANSWER_MS);
    socket.on("connect", () => socket.write(sent, "latin1"));
    socket.on("data", (part: string) => {
      received += part;
      clearTimeout(quiet);
      if (statuses().length >= answers) {
        resolve(false);
        return;
      }
      quiet = setTimeout(() => resolve(false), answers === Infinity ? quietMs : FIRST_ANSWER_MS);
    });
    // Some cut the connection while there is still more to be sent: what was answered before counts.
    socket.on("error", () => resolve(true));
    socket.on("close", () => {
      clearTimeout(quiet);
      resolve(true);
    });
  });
  socket.destroy();
  return { received, isClosed, statuses: statuses() };
}

/** The deadline of an API request is 12 s, and the machine may be busy. */
const FIRST_ANSWER_MS = 24_000;

export interface RawExchange {
  readonly received: string;
  /** By the server. */
  readonly isClosed: boolean;
  /** Of the answers, in order. */
  readonly statuses: readonly number[];
}
