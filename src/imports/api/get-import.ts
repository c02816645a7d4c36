import { isAdmin } from "../../http/caller.ts";
import { operationsOn } from "../../http/operation.ts";
import type { CodeCodec } from "../../names/code.ts";
import type { FormatName } from "../import-format.ts";
import type { ImportLog, ImportRecord } from "../import-log.ts";
import { stateOf } from "../import-state.ts";

const operation = operationsOn<{
  readonly importLog: Pick<ImportLog, "get">;
  readonly codes: Pick<CodeCodec, "encodeAll">;
  readonly now: () => number;
}>();

/** What ids of imports look like; Postgres would stumble over others, such as one with a NUL. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const getImport = operation({
  id: "getImport",
  method: "get",
  path: "/api/imports/{id}",
  access: { scope: "links:write" },
  limit: "reads",
  problems: ["not-found"],
  async handle({ params: { id }, caller, services: { importLog, codes, now }, scope }) {
    const owner = isAdmin(caller) ? null : caller.owner;
    const record = UUID.test(id) ? await importLog.get(id, owner, scope.deadline) : null;
    if (record === null) {
      return { problem: { type: "not-found", detail: "Cannot find the import: you have no import with this id" } };
    }
    const newNames = await codes.encodeAll(record.renamed.map(({ linkId }) => linkId));
    return { status: 200, json: importJson(record, newNames, now()) };
  },
});

/** An error of line 0 is one of the file as a whole. */
function importJson(record: ImportRecord, newNames: readonly string[], now: number) {
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
