import { domainProblem } from "../../http/domain/domain-problem.ts";
import { onDomainQuery } from "../../http/domain/domain-query.ts";
import { operationsOn } from "../../http/operation.ts";
import { ok } from "../../lib/result.ts";
import { type DomainDirectory } from "../hosts/domain-directory.ts";
import type { LinkService } from "../link-service.ts";

const operation = operationsOn<{
  readonly linkService: Pick<LinkService, "checkName">;
  readonly domains: DomainDirectory;
}>();

export const checkName = operation({
  id: "checkName",
  method: "get",
  path: "/api/names/{slug}",
  access: { scope: "links:write", orPublic: true },
  limit: "names",
  query: onDomainQuery,
  async handle({ params, query, services: { linkService, domains }, scope }) {
    const domain = query.domain === undefined ? ok(null) : await domains.find(query.domain, scope);
    if (!domain.ok) return { problem: domainProblem(domain.error) };
    return { status: 200, json: await linkService.checkName(params.slug, scope, domain.value) };
  },
});
