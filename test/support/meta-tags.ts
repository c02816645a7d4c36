const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The tags of a page that programs read, by `property` or `name`, as a parser of HTML reads them. */
export function metaTagsOf(html: string): Record<string, string> {
  const tags = html.matchAll(/<meta (?:property|name)="([^"]*)" content="([^"]*)">/g);
  return Object.fromEntries(
    [...tags].map(([, name = "", content = ""]) => [
      name,
      content.replaceAll(/&\S+?;/g, (one) => ENTITIES[one] ?? one),
    ]),
  );
}
