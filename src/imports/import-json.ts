import type { FormatName } from "./import-format.ts";
import type { ImportRecord } from "./import-log.ts";
import { stateOf } from "./import-state.ts";

/**
 * An import as the API answers it, and as webhooks tell it. An error of line 0 is one of the file as a whole.
 * @param newNames of the links in `renamed`, in their order.
 * @param now milliseconds since the epoch.
 */
export function importJson(record: ImportRecord, newNames: readonly string[], now: number) {
  const { total, created, failed, format, ignoredColumns, unnamed, errors, renamed } = record;
  const { state, error } = stateOf(record, now);
  return {
    ...{ state, total, created, failed, ignoredColumns, unnamed },
    format: format as FormatName | null, // As the import was begun with it.
    errors: [...(error === null ? [] : [{ line: 0, message: error }]), ...errors],
    // There is one new name for each, in the same order.
    renamed: renamed.map(({ line, name }, n) => ({ line, from: name, to: newNames[n] ?? "" })),
  };
}
