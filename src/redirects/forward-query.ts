/**
 * The destination with the query of a visit (`forwardQuery`): a parameter of the visit takes the place of
 * the destination's of the same name, others are added behind. Every byte stays as it was written, since
 * some sites sign their queries.
 *
 * @param location absolute, in its normal ASCII form.
 * @param search of the visit, with its question mark; empty if it has none.
 */
export function forwardQuery(location: string, search: string): string {
  if (search.length < 2) return location;
  const url = new URL(location);
  const given = new Set(new URLSearchParams(search).keys());
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && ![...new URLSearchParams(pair).keys()].some((name) => given.has(name)));
  url.search = [...kept, search.slice(1)].join("&");
  return url.href;
}
