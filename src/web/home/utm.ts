/** What a campaign is told apart by, in the order that Google's own builder has. */
export const UTM_FIELDS = ["source", "medium", "campaign", "term", "content"] as const;

export type Utm = { readonly [Field in (typeof UTM_FIELDS)[number]]: string };

/** The URL with `utm_…` in its query. One that it has is replaced; an empty field leaves it. */
export function withUtm(url: string, utm: Utm): string {
  const given = UTM_FIELDS.filter((field) => utm[field].trim() !== "");
  if (given.length === 0 || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  for (const field of given) parsed.searchParams.set(`utm_${field}`, utm[field].trim());
  return parsed.href;
}
