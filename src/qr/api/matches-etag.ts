/**
 * Whether the client has this answer already (RFC 9110, section 13.1.2): its `If-None-Match` is `*`, or
 * lists the tag. Weak and strong tags compare alike here; a header that can't be read matches nothing.
 *
 * @param header null or undefined where the request has none.
 * @param etag a strong one, in its quotes.
 */
export function matchesEtag(header: string | null | undefined, etag: string): boolean {
  if (header === null || header === undefined) return false;
  if (header.trim() === "*") return true;
  const tags = header.matchAll(/(?:^|,)[ \t]*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?=,|$)/g);
  return Array.from(tags).some(([, tag]) => tag === etag);
}
