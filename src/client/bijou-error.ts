export type BijouErrorReason = "unreachable" | "timed-out" | "not-bijou";

export interface BijouErrorFacts {
  /** The `Idempotency-Key` that a create was sent with. */
  readonly idempotencyKey: string | null;
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/**
 * There was no answer of Bijou's. `message` says why, and may be shown.
 *
 * A change that ends so may have been made all the same. Send a create again with `idempotencyKey` as its
 * `Idempotency-Key`: the repeat makes no second link.
 */
export class BijouError extends Error {
  override readonly name = "BijouError";
  readonly reason: BijouErrorReason;
  /** Of a create that was sent; null otherwise. */
  readonly idempotencyKey: string | null;
  /** Of the answer that is not Bijou's; null where there is none. */
  readonly status: number | null;

  constructor(reason: BijouErrorReason, message: string, { idempotencyKey, status, cause }: BijouErrorFacts) {
    super(message, { cause });
    this.reason = reason;
    this.idempotencyKey = idempotencyKey;
    this.status = status ?? null;
  }
}
