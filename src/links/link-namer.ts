import type { CodeCodec } from "../names/code.ts";
import { domainIn, textOn } from "../names/domain-of-name.ts";
import { type LinkName, linkNameOf } from "../names/link-name.ts";
import type { Link } from "./link.ts";

/** Finds the one name of each link. */
export interface LinkNamer {
  /** @throws {RangeError} when its slug is not a name. */
  nameOf(link: Pick<Link, "id" | "slug" | "domain">): Promise<LinkName>;
  /** In their order, and much cheaper than one by one. @throws {RangeError} as `nameOf`. */
  nameAll<Named extends Pick<Link, "id" | "slug" | "domain"> = Link>(
    links: readonly Named[],
  ): Promise<{ readonly name: LinkName; readonly link: Named }[]>;
}

export interface NamedLink {
  readonly name: LinkName;
  readonly link: Link;
}

export function createLinkNamer(codes: Pick<CodeCodec, "encode" | "encodeAll">): LinkNamer {
  return {
    nameOf: async ({ id, slug, domain }) =>
      slug === null ? { kind: "code", text: textOn(domain, await codes.encode(id)) } : nameOfSlug({ slug, id, domain }),

    async nameAll(links) {
      const ids = links.flatMap(({ id, slug }) => (slug === null ? [id] : []));
      const made = await codes.encodeAll(ids);
      const codeOf = new Map(ids.map((id, n) => [id, made[n]]));
      return links.map((link) => {
        const text = codeOf.get(link.id);
        if (text === undefined) return { link, name: nameOfSlug(link) };
        return { link, name: { kind: "code", text: textOn(link.domain, text) } };
      });
    },
  };
}

function nameOfSlug({ slug, id, domain }: Pick<Link, "id" | "slug" | "domain">): LinkName {
  const name = slug === null || domainIn(slug) !== domain ? null : linkNameOf(slug);
  if (name === null) throw new RangeError(`Cannot name link ${id}: its slug is not valid`);
  return name;
}
