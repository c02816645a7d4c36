import type { components, Link } from "../../../client/client.ts";
import { ask } from "../../api/ask.ts";
import { currentDomain } from "../../api/domains.ts";
import { withScheme } from "../../home/destination-text.ts";
import { refusal } from "../row/refusal.ts";

/** What came of one line. */
export interface LineResult {
  readonly line: number;
  readonly text: string;
  readonly link: Link | null;
  /** Why the line made no link; null if it made one. */
  readonly why: string | null;
}

/** As many as the API takes at once. */
const AT_ONCE = 1_000;

export function linesIn(text: string): readonly { readonly line: number; readonly text: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) => (line.trim() === "" ? [] : [{ line: at + 1, text: line.trim() }]));
}

/**
 * Makes a link of each line.
 *
 * @param onProgress called after each thousand lines, with the results so far.
 * @throws {DOMException} AbortError when `signal` aborts.
 */
export async function makeAll(
  text: string,
  tags: readonly string[],
  onProgress: (results: readonly LineResult[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const lines = linesIn(text);
  const domain = currentDomain();
  const on = domain === undefined ? {} : { domain };
  const results: LineResult[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const body = { links: some.map((one) => ({ url: withScheme(one.text), tags: [...tags], ...on })) };
    // The same for all tries, so that each line makes one link, whichever try arrives.
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const answer = await ask((client, s) => client.POST("/api/links/bulk", { body, headers, signal: s }), {
      signal,
      timeoutMs: 60_000,
    });
    for (const [at, { line, text: own }] of some.entries()) {
      const result = answer.ok ? answer.value.results[at] : answer;
      results.push({ line, text: own, ...outcome(result) });
    }
    onProgress([...results]);
  }
}

type Result = components["schemas"]["BulkResults"]["results"][number];

function outcome(result: Result | Parameters<typeof refusal>[0] | undefined): Pick<LineResult, "link" | "why"> {
  if (result === undefined) return { link: null, why: "" };
  return "link" in result ? { link: result.link, why: null } : { link: null, why: refusal(result) };
}
