import { domainProblem } from "../../http/domain/domain-problem.ts";
import type { Problem } from "../../http/problem.ts";
import type { Visit } from "../../lib/request-scope.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type DomainName, textOn } from "../../names/domain-of-name.ts";
import type { DomainDirectory } from "../hosts/domain-directory.ts";
import type { DraftInput } from "./link-input.ts";

/**
 * The domain that the body of a create names; null for the default one. A body that names none asks for no list.
 * @throws {StoreError} when the list can't be read.
 */
export async function domainOf(
  { domain }: Pick<DraftInput, "domain">,
  directory: DomainDirectory,
  visit: Pick<Visit, "waitUntil">,
): Promise<Result<DomainName | null, Problem>> {
  if (domain === null) return ok(null);
  const found = await directory.find(domain, visit);
  return found.ok ? found : err(domainProblem(found.error));
}

/** The same draft on a domain: its slug has the domain in front. */
export function onDomain<Draft extends Pick<DraftInput, "domain" | "slug">>(
  draft: Draft,
  domain: DomainName | null,
): Draft {
  if (draft.domain === domain && domain === null) return draft;
  return { ...draft, domain, slug: draft.slug === null ? null : textOn(domain, draft.slug) };
}
