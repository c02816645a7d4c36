import * as v from "valibot";
import { bom } from "../../http/shapes.ts";
import { FORMAT_NAMES } from "../import-format.ts";

/** The parameter of `POST /api/links/import`. */
export const ImportLinksQuery = v.strictObject({
  format: v.optional(v.picklist(FORMAT_NAMES, `must be one of ${FORMAT_NAMES.join(", ")}`)),
});

/** The parameters of `GET /api/links/export`. */
export const ExportLinksQuery = v.strictObject({ bom });
