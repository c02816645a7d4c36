import { planFields } from "../fields/field-plan.ts";
import { openCsvByPlan, openJsonByPlan } from "../fields/open-by-plan.ts";
import { columnName, type ImportFormat, isJsonRecord, type JsonRecord } from "../import-format.ts";

/**
 * Files made by hand, by a program of one's own, or by a shortener that has no file here: by what their columns are
 * called in practice (`fields/field-names.ts` names the sources).
 */
export const generic: ImportFormat = {
  name: "generic",
  csv: {
    recognises: (columns) => planFields(columns, []) !== null,
    open: openCsvByPlan(),
  },
  json: {
    recognises: hasDestination,
    open: openJsonByPlan,
    // Short.io and Sink say `links`, TinyURL and Kutt `data`, others whatever they like.
    linksIn: (document) =>
      Object.entries(document)
        .flatMap(([name, value]): (readonly unknown[])[] =>
          Array.isArray(value) && (name === "links" || value.some((link) => isJsonRecord(link) && hasDestination(link)))
            ? [value]
            : [],
        )
        .at(0) ?? null,
  },
};

function hasDestination(record: JsonRecord): boolean {
  return planFields(new Set(Object.keys(record).map(columnName)), []) !== null;
}
