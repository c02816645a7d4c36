import type { CodeCodec } from "./code.ts";
import type { Link } from "./link.ts";
import { type LinkName, linkNameOf } from "./link-name.ts";

/** The one name of a link that exists. @throws {RangeError} when what stands for its slug is no name. */
export type NameLink = (link: Pick<Link, "id" | "slug">) => Promise<LinkName>;

export function createNameLink(codes: Pick<CodeCodec, "encode">): NameLink {
  return async ({ id, slug }) => {
    if (slug === null) return { kind: "code", text: await codes.encode(id) };
    const name = linkNameOf(slug);
    if (name === null) throw new RangeError(`Cannot name link ${id}: what stands for its slug is none`);
    return name;
  };
}
