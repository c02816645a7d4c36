import { isAdmin } from "../../http/caller.ts";
import { operationsOn } from "../../http/operation.ts";
import type { CodeCodec } from "../../names/code.ts";
import { importJson } from "../import-json.ts";
import type { ImportLog } from "../import-log.ts";

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
