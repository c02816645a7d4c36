const REQUEST_TIMEOUT_MS = 15_000;

/**
 * Asks a release for its domains beside the default one. The same answer says whether the release has domains at all: one without
 * them has no such route, and answers 404. This is the plainest sure sign. The version's text stays as it is until a release is made,
 * and a marker in `/health` would only repeat what this route says by being there.
 *
 * @returns null for a release without domains.
 */
export type AskDomains = (headers: Readonly<Record<string, string>>) => Promise<readonly string[] | null>;

/** @param address `https://go.example`. @throws when the answer is neither, such as 401 or 503. */
export function createAskDomains(address: string, adminKey: string): AskDomains {
  return async (headers) => {
    const response = await fetch(`${address}/api/domains`, {
      headers: { ...headers, Authorization: `Bearer ${adminKey}` },
      redirect: "manual",
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    if (response.status !== 200) {
      throw new Error(`GET /api/domains answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
    }
    // By the API's document.
    const { domains } = await response.json<{ domains: { domain: string; isDefault: boolean }[] }>();
    return domains.filter(({ isDefault }) => !isDefault).map(({ domain }) => domain);
  };
}
