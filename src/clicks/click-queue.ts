/** The port to the Queue of clicks. */
export interface ClickQueue {
  /** @throws {StoreError} when the Queue did not take them. It takes all or none. */
  send(messages: readonly string[]): Promise<void>;
}
