import * as v from "valibot";
import { bom } from "../../http/shapes.ts";

/** The parameters of `GET /api/links/export`. */
export const ExportLinksQuery = v.strictObject({ bom });
