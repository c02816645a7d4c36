/**
 * A store that did not do what it was asked: down, slow, or refusing.
 *
 * The message is made of parts that are safe to log and to show: which store, which operation, and a
 * short `reason`. The drivers' own messages are not: they hold whole commands, statements and
 * parameters. The driver's error is kept as `cause` for a debugger; `log.ts` never prints it.
 */
export class StoreError extends Error {
  override readonly name: string = "StoreError";
  readonly store: "postgres" | "redis" | "queue";
  readonly operation: string;
  /** Safe for logs and answers, such as `no answer within 1000 ms`, `HTTP 503`, `SQLSTATE 53300`. */
  readonly reason: string;

  constructor(facts: { store: StoreError["store"]; operation: string; reason: string; cause?: unknown }) {
    super(`Cannot ${facts.operation}: ${facts.store} failed, ${facts.reason}`, { cause: facts.cause });
    this.store = facts.store;
    this.operation = facts.operation;
    this.reason = facts.reason;
  }
}

/** A call that had less time than its own limit, because its request was late. It says nothing about the store. */
export class CallCutShort extends StoreError {
  override readonly name = "CallCutShort";
  constructor(facts: Pick<StoreError, "store" | "operation" | "cause">) {
    super({ ...facts, reason: "no answer in the time that was left of its request" });
  }
}
