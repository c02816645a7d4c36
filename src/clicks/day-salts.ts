/** The port to the day's salt, which all isolates share and nobody keeps: later no one can tell who a visitor was (P8). */
export interface DaySalts {
  /**
   * The salt of a UTC day. The first caller draws it. If it is lost, it is drawn anew.
   *
   * @param day `YYYY-MM-DD`.
   * @returns 256 random bits as a text.
   * @throws {StoreError} when the store is out of reach.
   */
  saltOf(day: string): Promise<string>;
}
