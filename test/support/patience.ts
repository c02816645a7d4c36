/** For suites of many cipher runs, which take seconds: on a busy machine they shall be slow and not fail. */
export const PATIENCE = { timeout: 60_000 };
