/**
 * Texts in cells of a CSV that people open in a spreadsheet, where one that starts with `=`, `+`, `-`, `@`, a
 * tab or a carriage return is taken for a formula and run (OWASP, "CSV Injection"). An apostrophe before
 * it makes it text. One goes before an apostrophe too, so that it can be told apart and taken away again.
 */
export function toSpreadsheetText(text: string): string {
  return /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
}

/** The text that `toSpreadsheetText` made the cell of. */
export function fromSpreadsheetText(cell: string): string {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
}
