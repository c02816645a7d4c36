/** How a list's names are to be read. */
export type NameKind = "country" | "language" | "device" | "other";

/**
 * Says what the API calls `DE`, `de-AT` or `direct` in the language of the page. A name that is no known code is shown
 * as it is: visitors make up some of them.
 *
 * @param own texts for the API's own names, such as `direct`.
 */
export function createShownNames(
  language: string,
  own: Readonly<Record<"unknown" | "direct" | "other" | "mobile" | "tablet" | "desktop", string>>,
): (name: string, kind: NameKind) => string {
  const regions = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  const languages = new Intl.DisplayNames(language, { type: "language", fallback: "code" });
  const byIntl = (names: Intl.DisplayNames, name: string) => {
    try {
      return names.of(name) ?? name;
    } catch {
      return name; // RangeError: the name is not a code.
    }
  };
  return (name, kind) => {
    if (name === "unknown") return own.unknown;
    if (name === "direct") return own.direct;
    if (name === "other") return own.other;
    if (kind === "country") return byIntl(regions, name);
    if (kind === "language") return byIntl(languages, name);
    if (kind === "device" && (name === "mobile" || name === "tablet" || name === "desktop")) return own[name];
    return name;
  };
}
