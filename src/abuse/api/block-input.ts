import * as v from "valibot";
import type { FieldError, Problem } from "../../http/problem.ts";
import { fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type Domain, parseDomain } from "../blocked-domain.ts";
import { BlockDomainsBody, UnblockDomainsBody } from "./bodies.ts";

/** Reads the domains to block from a client's JSON, each once. It names all wrong ones at once. */
export function parseBlockBody(body: unknown): Result<{ domains: Domain[]; reason: string | null }, Problem> {
  const parsed = v.safeParse(BlockDomainsBody, body);
  if (!parsed.success) return err(validationProblem(parsed.issues.map(fieldErrorOf)));
  const { domain, domains, reason = null } = parsed.output;
  if ((domain === undefined) === (domains === undefined)) {
    return err(validationProblem([{ path: "domain", message: "must be given, or domains instead, but not both" }]));
  }
  const read = domains === undefined ? readDomains([domain ?? ""], () => "domain") : readDomains(domains);
  return read.ok ? ok({ domains: read.value, reason }) : read;
}

/** Reads the domains to unblock from a client's JSON, each once. */
export function parseUnblockBody(body: unknown): Result<Domain[], Problem> {
  const parsed = v.safeParse(UnblockDomainsBody, body);
  return parsed.success ? readDomains(parsed.output.domains) : err(validationProblem(parsed.issues.map(fieldErrorOf)));
}

/** @param pathOf names the field of a domain, for errors. */
function readDomains(texts: readonly string[], pathOf = (i: number) => `domains.${i}`): Result<Domain[], Problem> {
  const errors: FieldError[] = [];
  const read = new Set<Domain>();
  for (const [i, text] of texts.entries()) {
    const one = parseDomain(text);
    if (one.ok) read.add(one.value);
    else errors.push({ path: pathOf(i), message: one.error });
  }
  return errors.length > 0 ? err(validationProblem(errors)) : ok([...read]);
}
