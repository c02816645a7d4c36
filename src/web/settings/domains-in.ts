/**
 * The domains in a text that was pasted: one to a line, or between commas or spaces, each once. Of a whole URL its host.
 * What is no domain stays as it is: the API says so.
 */
export function domainsIn(text: string): string[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  return [...new Set(parts.map(hostOf))];
}

function hostOf(part: string): string {
  if (!/^https?:\/\//i.test(part) || !URL.canParse(part)) return part;
  return new URL(part).hostname;
}
