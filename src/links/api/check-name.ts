import { operationsOn } from "../../http/operation.ts";
import type { LinkService } from "../link-service.ts";

const operation = operationsOn<{ readonly linkService: Pick<LinkService, "checkName"> }>();

export const checkName = operation({
  id: "checkName",
  method: "get",
  path: "/api/names/{slug}",
  access: { scope: "links:write", orPublic: true },
  limit: "names",
  async handle({ params, services: { linkService }, scope }) {
    return { status: 200, json: await linkService.checkName(params.slug, scope) };
  },
});
