import type { components } from "../../client/client.ts";
import { format, words } from "../words/words.ts";

const SOON_MS = 7 * 86_400_000;

/** A word for each state in which a link is not simply live. A live link gets no word. */
export function LinkState({ link }: { readonly link: components["schemas"]["ListedLink"] }) {
  const { links } = words();
  const now = new Date();
  const ends = link.expiresAt === null ? null : new Date(link.expiresAt);
  if (!link.enabled) return <span class="state">{links.off}</span>;
  if (ends !== null && ends <= now) return <span class="state">{links.expired}</span>;
  return (
    <>
      {link.check?.isBroken === true && (
        <span class="state" data-state="warn" title={links.brokenWhy(link.check.status)}>
          {links.broken}
        </span>
      )}
      {ends !== null && ends.getTime() - now.getTime() < SOON_MS && (
        <span class="state" data-state="warn" title={format().exact(ends)}>
          {links.expires(format().time(ends, now))}
        </span>
      )}
      {link.passwordProtected && <span class="state">{links.locked}</span>}
      {link.maxVisits !== null && <span class="state">{links.limited(link.maxVisits)}</span>}
    </>
  );
}
