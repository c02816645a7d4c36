import { type DomainName, domainIn, slugIn } from "../names/domain-of-name.ts";
import { type LinkName, nameOn } from "../names/link-name.ts";
import type { LinkMemory } from "./link-memory.ts";

/**
 * The read ladder as visitors of a second domain see it: names go in with the domain in front, and come back without. So the code
 * that answers visitors knows no domains, and the default one pays nothing for them.
 */
export function linksOnDomain(links: LinkMemory, domain: DomainName): LinkMemory {
  return {
    peek: (name, createVisit) => links.peek(nameOn(domain, name), createVisit),
    forget: (name) => links.forget(nameOn(domain, name)),
    async find(names, visit) {
      const found = await links.find(
        names.map((name) => nameOn(domain, name)),
        visit,
      );
      return found.name === undefined ? found : { ...found, name: plainName(found.name) };
    },
  };
}

/** The name as the default domain would have it. */
function plainName(name: LinkName): LinkName {
  if (domainIn(name.text) === null) return name;
  switch (name.kind) {
    case "slug":
      return { kind: "slug", text: slugIn(name.text) };
    case "code":
      return { kind: "code", text: slugIn(name.text) };
    case "imported":
      return { kind: "imported", text: slugIn(name.text) };
  }
}
