import { STANDING_LINK } from "./standing-link.ts";

/** The page, where this release has one, else the one of the API. */
const PAGES = ["/", "/api/docs"];

/**
 * Looks at what somebody will open first, as a browser does: a page, and a link.
 * @throws when one of them does not open.
 */
export async function lookAtFirstPages(address: string): Promise<{ page: string; link: string }> {
  const open = (path: string) =>
    fetch(address + path, {
      redirect: "manual",
      headers: { Accept: "text/html" },
      signal: AbortSignal.timeout(15_000),
    });
  let page: string | undefined;
  for (const path of PAGES) {
    const response = await open(path);
    await response.body?.cancel();
    if (response.status !== 200 || !response.headers.get("Content-Type")?.startsWith("text/html")) continue;
    page = address + path;
    break;
  }
  if (page === undefined) throw new Error(`no page opens at ${PAGES.map((path) => address + path).join(", or ")}`);
  const link = `${address}/${STANDING_LINK}`;
  const visit = await open(`/${STANDING_LINK}`);
  await visit.body?.cancel();
  if (visit.status !== 302) throw new Error(`${link} answers ${visit.status}, and 302 was expected`);
  return { page, link };
}
