/** In days: how long events are kept. */
export const DEFAULT_HISTORY_DAYS = 400;
export const MAX_HISTORY_DAYS = 3_650;
