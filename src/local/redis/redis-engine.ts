/**
 * A Redis for the stand-in of Upstash: one in this process, or a real server. A result is what RESP2 has: null, a
 * number (a bigint where a number would lose digits), an array, or a text; bytes that are no UTF-8 are a Buffer.
 */
export interface RedisEngine {
  readonly name: string;
  run(command: Command): Promise<Reply>;
  /** Runs commands one after another. Each has its own reply, even if others fail. */
  pipeline(commands: readonly Command[]): Promise<Reply[]>;
  /** MULTI … EXEC. @throws {TransactionDiscarded} */
  transaction(commands: readonly Command[]): Promise<Reply[]>;
  close(): Promise<void>;
}

export type Command = readonly [name: string, ...args: string[]];
export type Reply = { readonly result: unknown } | { readonly error: string };

/** Nothing of the MULTI was done. */
export class TransactionDiscarded extends Error {
  override readonly name = "TransactionDiscarded";
}
