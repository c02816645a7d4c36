/**
 * `?unlock` tells the form of a password from a visit by POST, which a 307 or 308 passes on: what was posted to it never
 * travels on. It stands beside the query of the visit, which may go to the destination; it does not go there itself.
 * A parameter of that name with a value is the visitor's own.
 */
const isUnlock = (pair: string) => pair === "unlock" || pair === "unlock=";

export function isUnlockQuery({ search }: URL): boolean {
  return search.slice(1).split("&").some(isUnlock);
}

/** The query that the form of a page posts to. @param url of the page. */
export function unlockQuery(url: URL): string {
  const search = searchBesideUnlock(url);
  return search === "" ? "?unlock" : `${search}&unlock`;
}

/** The query of a visit, each byte as it was written. @returns with its question mark; empty if there is none. */
export function searchBesideUnlock(url: URL): string {
  const { search } = url;
  if (!search.includes("unlock") || !isUnlockQuery(url)) return search;
  const kept = search
    .slice(1)
    .split("&")
    .filter((pair) => !isUnlock(pair));
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}
