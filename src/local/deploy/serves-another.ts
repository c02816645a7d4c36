import { lookup } from "node:dns/promises";

const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Whether something else than a Bijou answers on the host. wrangler asks before it takes a name from another DNS record or Worker,
 * but only at a terminal. From a program it takes the name without a word, so a mistyped domain could cost somebody a website.
 *
 * @returns what it is, for people; null where the name is free, or a Bijou is there.
 */
export async function servesAnother(host: string): Promise<string | null> {
  const address = await lookup(host).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException; // dns gives one to all of its errors.
    if (code === "ENOTFOUND" || code === "ENODATA") return null;
    throw error;
  });
  if (address === null) return null;
  try {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const response = await fetch(`https://${host}/livez`, { redirect: "manual", signal });
    const text = await response.text();
    if (response.status === 200 && /^\{"status":"alive","version":"[^"]+"\}$/.test(text)) return null;
    return `${host} answers ${response.status} to /livez, and not as a Bijou`;
  } catch (error) {
    return `${host} has the address ${address.address}, and no Bijou answers there: ${String(error)}`;
  }
}
