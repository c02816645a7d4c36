import * as v from "valibot";
import { count } from "../../http/openapi/answer-values.ts";
import { FORMAT_NAMES } from "../import-format.ts";

/** What the operations on imports answer with. */
export const ImportAccepted = v.object({ jobId: v.pipe(v.string(), v.uuid()) });

export const ImportJob = v.object({
  state: v.picklist(["queued", "running", "done", "failed"]),
  total: v.nullable(count),
  created: count,
  failed: count,
  format: v.nullable(v.picklist(FORMAT_NAMES)),
  ignoredColumns: v.array(v.string()),
  unnamed: v.nullable(count),
  errors: v.array(v.object({ line: count, message: v.string() })),
  renamed: v.array(v.object({ line: count, from: v.string(), to: v.string() })),
});
