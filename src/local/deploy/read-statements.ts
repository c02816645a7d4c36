/**
 * The statements of a migration, one line each, without what could be mistaken for one: comments, texts and the bodies
 * of functions. Names lose their quotes.
 */
export function readStatements(migration: string): string[] {
  const plain = migration.replaceAll(
    // A text, a body in dollar quotes, a comment to the end of the line, a comment between signs.
    /'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g,
    (found) => (found.startsWith("--") || found.startsWith("/*") ? " " : "''"),
  );
  return plain
    .split(";")
    .map((statement) => statement.replaceAll('"', "").replaceAll(/\s+/g, " ").trim())
    .filter((statement) => statement !== "");
}
