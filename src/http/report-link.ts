/** Where anybody may report a link. Under `/_/`, where no link can be. */
export const REPORT_PATH = "/_/report";

/** @param name as it stands in a path, decoded. */
export function reportHref(name: string): string {
  return `${REPORT_PATH}?slug=${encodeURIComponent(name.toWellFormed())}`;
}
