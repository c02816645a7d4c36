/**
 * Whether a CSV is to begin with a byte order mark: Excel on Windows reads one without it as Windows-1252, and other
 * programs take the mark for a part of the first column's name. So it is there for those who ask: by `?bom=true`, or
 * by `Accept: text/csv; bom=true`. The query decides where both speak.
 */
export function asksForBom(accept: string | undefined, query: "true" | "false" | undefined): boolean {
  if (query !== undefined) return query === "true";
  return (accept ?? "").split(",").some((range) => {
    const [type, ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return (
      type === "text/csv" && parameters.some((parameter) => /^bom(?:=(?:"?(?:true|present|1)"?))?$/.test(parameter))
    );
  });
}

export const BYTE_ORDER_MARK = "\ufeff";
