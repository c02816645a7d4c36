import type { CodeCodec } from "../names/code.ts";
import type { LinkId } from "../names/link-id.ts";
import { type LinkName, linkNameOf } from "../names/link-name.ts";
import type { Link } from "./link.ts";

/** Finds the one name of each link. */
export interface LinkNamer {
  /** @throws {RangeError} when its slug is not a name. */
  nameOf(link: Pick<Link, "id" | "slug">): Promise<LinkName>;
  /** In their order, and much cheaper than one by one. @throws {RangeError} as `nameOf`. */
  nameAll<Named extends Pick<Link, "id" | "slug"> = Link>(
    links: readonly Named[],
  ): Promise<{ readonly name: LinkName; readonly link: Named }[]>;
}

export interface NamedLink {
  readonly name: LinkName;
  readonly link: Link;
}

export function createLinkNamer(codes: Pick<CodeCodec, "encode" | "encodeAll">): LinkNamer {
  return {
    nameOf: async ({ id, slug }) =>
      slug === null ? { kind: "code", text: await codes.encode(id) } : nameOfSlug(slug, id),

    async nameAll(links) {
      const ids = links.flatMap(({ id, slug }) => (slug === null ? [id] : []));
      const made = await codes.encodeAll(ids);
      const codeOf = new Map(ids.map((id, n) => [id, made[n]]));
      return links.map((link) => {
        const text = codeOf.get(link.id);
        return { link, name: text === undefined ? nameOfSlug(link.slug, link.id) : { kind: "code", text } };
      });
    },
  };
}

function nameOfSlug(slug: string | null, id: LinkId): LinkName {
  const name = slug === null ? null : linkNameOf(slug);
  if (name === null) throw new RangeError(`Cannot name link ${id}: its slug is not valid`);
  return name;
}
