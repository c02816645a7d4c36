/** The parameters that name a campaign, in the order of Google's own builder. */
export const UTM_FIELDS = ["source", "medium", "campaign", "term", "content"] as const;

export type Utm = { readonly [Field in (typeof UTM_FIELDS)[number]]: string };

/**
 * The URL with `utm_…` parameters in its query. A filled field replaces a parameter that is there; an empty field
 * leaves it.
 */
export function withUtm(url: string, utm: Utm): string {
  const given = UTM_FIELDS.filter((field) => utm[field].trim() !== "");
  if (given.length === 0 || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  for (const field of given) parsed.searchParams.set(`utm_${field}`, utm[field].trim());
  return parsed.href;
}
