/** What a cell of a spreadsheet has as JSON. What is no JSON stays text, for the shape of its field to refuse. */
export function jsonOfCell(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
