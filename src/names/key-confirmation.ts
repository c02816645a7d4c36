/**
 * Whether this isolate has seen that the database was made with its CODE_KEY (P9).
 *
 * Every answer that carries a fingerprint passes through `observe`, so confirmation costs no round trip
 * of its own. Only once confirmed may a code be refused without asking anybody: under a wrong key
 * nearly every printed code decodes to nothing, and each would be a false 404.
 */
export interface KeyConfirmation {
  readonly isConfirmed: boolean;
  /** @param fingerprint what the store has; null where a database was never written to. */
  observe(fingerprint: string | null): "right" | "wrong" | "unclaimed";
}

/** What is said to whoever asks for what needs the key. */
export const WRONG_CODE_KEY = "this Worker has another CODE_KEY than its database was made with";

/** @param own fingerprint of this Worker's CODE_KEY. */
export function createKeyConfirmation(own: string): KeyConfirmation {
  let confirmed = false;
  return {
    get isConfirmed() {
      return confirmed;
    },
    observe(fingerprint) {
      if (fingerprint === null) return "unclaimed";
      if (fingerprint !== own) return "wrong";
      confirmed = true;
      return "right";
    },
  };
}
