// robots-parser: RFC 9309 with its longest-match rule and wildcards, one file without dependencies (2 kB gzipped), no Node in it.
import robotsParser from "robots-parser";

/** What of a robots.txt is read, at the least 500 KiB (RFC 9309, section 2.5). */
const MAX_BYTES = 512_000;

/** Whether a host lets Bijou look at an address. */
export type MayLook = (url: string) => boolean;

/**
 * @param origin that the rules are for, wherever the text came from.
 * @param text of its robots.txt.
 */
export function mayLookBy(origin: string, text: string, product: string): MayLook {
  const rules = robotsParser(`${origin}/robots.txt`, text);
  return (url) => rules.isAllowed(url, product) !== false;
}

/** Reads the beginning of a body, which may have no end. @throws what reading it does. */
export async function readBeginning(response: Response): Promise<string> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    if (bytes >= MAX_BYTES) break; // Which cancels the rest.
  }
  return text;
}
