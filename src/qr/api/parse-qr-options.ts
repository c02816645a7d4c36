import * as v from "valibot";
import type { QueryInput } from "../../http/operation.ts";
import type { FieldError, Problem } from "../../http/problem.ts";
import { queryProblem, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { isReadable } from "../is-readable.ts";
import type { Color, ErrorCorrection, QrOptions } from "../qr-options.ts";
import { QrCodeQuery } from "./queries.ts";

/** How the picture looks, and the domain of its link. */
type QrQuery = QrOptions & { readonly domain?: string };

export const qrQuery: QueryInput<QrQuery, unknown> = { schema: QrCodeQuery, read: parseQrOptions };

/** Reads the query. All parameters that are wrong are named at once. */
export function parseQrOptions(parameters: Readonly<Record<string, string>>): Result<QrQuery, Problem> {
  const parsed = v.safeParse(QrCodeQuery, parameters);
  if (!parsed.success) return err(queryProblem(parsed.issues));
  const { format, size, margin, ecc, domain } = parsed.output;
  const dark = colorOf(parsed.output.dark);
  const light = parsed.output.light === "transparent" ? "transparent" : colorOf(parsed.output.light);
  const errors = colorErrors(dark, light);
  if (errors.length > 0) return err(validationProblem(errors));
  // The schema allows only these letters.
  const options: QrOptions = { format, size, margin, ecc: ecc.toUpperCase() as ErrorCorrection, dark, light };
  return ok(domain === undefined ? options : { ...options, domain });
}

/** Refused, and not said in a header: a code that was printed can't be taken back, and nobody reads a picture's headers. */
function colorErrors(dark: Color, light: Color | "transparent"): FieldError[] {
  if (dark === light) return [{ path: "light", message: "must differ from dark" }];
  if (isReadable(dark, light)) return [];
  return [
    { path: "dark", message: "must be much darker than light: most readers can't read the code otherwise" },
    { path: "light", message: "must be much lighter than dark; transparent counts as white" },
  ];
}

function colorOf(text: string): Color {
  const digits = text.replace("#", "").toLowerCase();
  return digits.length === 6 ? `#${digits}` : `#${digits.replace(/./g, "$&$&")}`;
}
