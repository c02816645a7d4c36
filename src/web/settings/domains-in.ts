/**
 * The domains in a pasted text, each once: one on each line, or separated by commas or spaces. A whole URL counts as
 * its host. Other words stay as they are, and the API refuses them.
 */
export function domainsIn(text: string): string[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  return [...new Set(parts.map(hostOf))];
}

function hostOf(part: string): string {
  if (!/^https?:\/\//i.test(part) || !URL.canParse(part)) return part;
  return new URL(part).hostname;
}
