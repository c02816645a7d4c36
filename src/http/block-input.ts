import * as v from "valibot";
import { type Domain, parseDomain } from "../abuse/blocked-domain.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { BlockDomainsBody } from "./abuse-schemas.ts";
import { fieldErrorOf, validationProblem } from "./link-input.ts";
import type { FieldError, Problem } from "./problem.ts";

/** From the JSON of a client to the domains to block, each once. All that are wrong are named at once. */
export function parseBlockBody(body: unknown): Result<{ domains: Domain[]; reason: string | null }, Problem> {
  const parsed = v.safeParse(BlockDomainsBody, body);
  if (!parsed.success) return err(validationProblem(parsed.issues.map(fieldErrorOf)));
  const { domain, domains, reason = null } = parsed.output;
  if ((domain === undefined) === (domains === undefined)) {
    return err(validationProblem([{ path: "domain", message: "must be given, or else domains, and not both" }]));
  }
  const errors: FieldError[] = [];
  const read = new Set<Domain>();
  const texts = domains ?? [domain ?? ""];
  for (const [i, text] of texts.entries()) {
    const one = parseDomain(text);
    if (one.ok) read.add(one.value);
    else errors.push({ path: domains === undefined ? "domain" : `domains.${i}`, message: one.error });
  }
  return errors.length > 0 ? err(validationProblem(errors)) : ok({ domains: [...read], reason });
}
