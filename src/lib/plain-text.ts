/**
 * Postgres has no NUL in text, and lone surrogates have no UTF-8; both would come back as errors of the store. Other
 * control characters nobody sees.
 */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text);
}

/** The same of a text of several lines: with tabs and line ends. */
export function isPlainLines(text: string): boolean {
  return isPlainText(text.replaceAll(/[\t\n\r]/g, ""));
}

export const PLAIN_TEXT_RULE = "must not contain control characters or lone surrogates";
