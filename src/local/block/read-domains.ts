import { isIP } from "node:net";
import { type Domain, parseDomain } from "../../abuse/blocked-domain.ts";
import { readLines } from "../../imports/reading/read-lines.ts";
import { err, ok, type Result } from "../../lib/result.ts";

/** Reads a file of domains in bounded memory: what each line says. */

export interface BadLine {
  /** From 1, as editors count. */
  readonly number: number;
  readonly message: string;
}

const MAX_LINE_BYTES = 4_096;
/** What hosts files say of the machine itself. */
const OWN_NAMES = /^(localhost\.localdomain|ip6-\w+|[^.]+)$/i;

/** The domains of each line, and the lines that have none. */
export async function* readDomains(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Domain | BadLine> {
  for await (const { number, text, problem } of readLines(stream, MAX_LINE_BYTES)) {
    const domains = problem === null ? domainsOfLine(text) : err(`is ${problem.replaceAll("-", " ")}`);
    if (domains.ok) yield* domains.value;
    else yield { number, message: domains.error };
  }
}

/**
 * A domain; or a line of a hosts file (hosts(5)), an address and names, those of the machine itself aside. What
 * stands behind a # is a comment.
 *
 * @returns none of an empty line, or what is wrong with it.
 */
export function domainsOfLine(text: string): Result<Domain[], string> {
  const [first, ...others] = text.replace(/#.*/, "").trim().split(/\s+/);
  if (first === undefined || first === "") return ok([]);
  if (others.length > 0 && isIP(first) === 0) return err("must have one domain, or an address and names");
  const names = others.length > 0 ? others.filter((name) => !OWN_NAMES.test(name) && isIP(name) === 0) : [first];
  const domains: Domain[] = [];
  for (const name of names) {
    const domain = parseDomain(name);
    if (!domain.ok) return err(domain.error);
    domains.push(domain.value);
  }
  return ok(domains);
}
