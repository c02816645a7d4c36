import Papa from "papaparse";
import { BYTE_ORDER_MARK } from "../../http/csv/csv-or.ts";
import { toSpreadsheetText } from "../../lib/text/spreadsheet-text.ts";
import type { ClickJson } from "./click-json.ts";

/** In one order, also where there are no visits to take it from. Columns keep their places: new ones come last. */
const FIELDS = [
  ...["id", "time", "country", "region", "city", "referrer", "device", "browser", "os", "language"],
  ...["utmSource", "utmMedium", "utmCampaign", "utmTerm", "utmContent", "bot", "rule"],
] as const satisfies readonly (keyof ClickJson)[];

/** A page of the access log for spreadsheets (RFC 4180). Visitors choose what is in it, so no cell is a formula. */
export function clicksCsv(clicks: readonly ClickJson[], hasBom = false): string {
  const rows = clicks.map((click) => FIELDS.map((field) => cellOf(click[field])));
  return `${hasBom ? BYTE_ORDER_MARK : ""}${Papa.unparse([[...FIELDS], ...rows], { newline: "\r\n" })}\r\n`;
}

function cellOf(value: string | boolean | null): string {
  return typeof value === "string" ? toSpreadsheetText(value) : String(value ?? "");
}
