import type { ListedLink } from "../list/link-list.ts";

const COLUMNS = [
  ...(["slug", "shortUrl", "url", "title", "tags", "enabled", "createdAt", "updatedAt"] as const),
  ...([
    "expiresAt",
    "expiredUrl",
    "maxVisits",
    "passwordProtected",
    "forwardQuery",
    "redirectStatus",
    "note",
    "rules",
    "card",
    "domain",
  ] as const),
];

/** The chosen links as a spreadsheet, with the columns of the whole export. */
export function csvOf(links: readonly ListedLink[]): string {
  const hasVisits = links.some(({ visits }) => visits !== undefined);
  const head = [...COLUMNS, ...(hasVisits ? ["visits30d"] : [])];
  const rows = links.map((link) => [
    ...COLUMNS.map((column) => link[column]),
    ...(hasVisits ? [link.visits?.total ?? null] : []),
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** One link on each line, as the API answers it. */
export function ndjsonOf(links: readonly ListedLink[]): string {
  return links.map((link) => `${JSON.stringify({ ...link, visits: undefined })}\n`).join("");
}

function cell(value: string | number | boolean | object | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? objectCell(value) : String(value);
  // A spreadsheet would run what begins so (OWASP, "CSV injection").
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Tags between commas; rules and cards as the whole export has them. */
function objectCell(value: object): string {
  const isTags = Array.isArray(value) && value.every((entry) => typeof entry === "string");
  return isTags ? value.join(", ") : JSON.stringify(value);
}
