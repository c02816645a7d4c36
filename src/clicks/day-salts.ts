/** Where the day's salt is, for all isolates, and nowhere after that: nobody can tell later who a visitor was (P8). */
export interface DaySalts {
  /**
   * The salt of a UTC day, drawn by whoever asks first. One that was lost is drawn anew.
   *
   * @param day `YYYY-MM-DD`.
   * @returns 256 random bits as a text.
   * @throws {StoreError} when it is out of reach.
   */
  saltOf(day: string): Promise<string>;
}
