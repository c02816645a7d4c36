import type { Target } from "../../../src/links/link.ts";
import { linkId } from "../../../src/names/link-id.ts";
import type { LinkName } from "../../../src/names/link-name.ts";
import { parseSlug } from "../../../src/names/slug.ts";
import { encodeNone, encodeTarget } from "../../../src/redirects/stores/cached-target.ts";
import { linkKey, noneKey } from "../../../src/redirects/stores/link-keys.ts";
import { LINK_LIFE_S, loadsOf, NONE_LIFE_S } from "./expected.ts";
import type { OthersOf } from "./world-redis.ts";
import type { Zipf } from "./zipf.ts";

/** Names of links (`l7` is the seventh most visited) and of nothing (`n7`), and what is true of them. */
export type SlugName = Extract<LinkName, { kind: "slug" }>;

export const FINGERPRINT = "0123456789abcdef".repeat(4);
export const EPOCH = "4503599627370495";

export function nameOf(kind: "l" | "n", rank: number): SlugName {
  const slug = parseSlug(`${kind}${rank}`);
  if (!slug.ok) throw new Error(`Cannot name link ${rank}: ${slug.error}`);
  return { kind: "slug", text: slug.value };
}

/** null for a name that no link has. */
export function targetOf(name: string): Target | null {
  if (!name.startsWith("l")) return null;
  const text = { location: `https://shop.example.com/campaigns/spring/${name}`, title: "Spring" };
  const plain = { redirectStatus: 302, enabled: true, expiresAt: null, expiredLocation: null } as const;
  const open = { forwardQuery: false, passwordHash: null, isLimited: false, createdAt: 1_000 } as const;
  return { id: linkId(name.slice(1)), ...text, ...plain, ...open };
}

export interface Asked {
  readonly links: Zipf;
  readonly unknown: Zipf;
  /** Of all requests, for names that no link has. */
  readonly unknownShare: number;
}

/**
 * What all isolates do with a key of Redis.
 *
 * @param traffic.simulated how many of the isolates are simulated.
 */
export function othersIn(
  { links, unknown, unknownShare }: Asked,
  traffic: { readonly perSecond: number; readonly isolates: number; readonly simulated: number },
): (key: string) => OthersOf | null {
  const { perSecond, isolates, simulated } = traffic;
  return (key) => {
    const name = key.slice(key.indexOf(":") + 1);
    if (key === "names:epoch") return { all: 1, others: 1, lifeMs: Number.POSITIVE_INFINITY, value: EPOCH };
    const target = targetOf(name);
    if (key !== (target === null ? noneKey(name) : linkKey(name))) return null;
    const rank = Number(name.slice(1));
    const share = target === null ? unknownShare * unknown.mass(rank) : (1 - unknownShare) * links.mass(rank);
    const loads = loadsOf((share * perSecond) / isolates);
    return {
      all: isolates * loads,
      others: (isolates - simulated) * loads,
      lifeMs: 1_000 * (target === null ? NONE_LIFE_S : LINK_LIFE_S),
      value: target === null ? encodeNone(FINGERPRINT, EPOCH) : encodeTarget(target, FINGERPRINT),
    };
  };
}
