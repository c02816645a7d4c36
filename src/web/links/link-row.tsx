import type { components } from "../../client/client.ts";
import { screenOf } from "../api/link-ref.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ShortName } from "../parts/short-name.tsx";
import { LinkState } from "./link-state.tsx";
import { LinkVisits } from "./link-visits.tsx";

type ListedLink = components["schemas"]["ListedLink"];

/** One link: its name, its title or destination, its tags, its state unless it is simply live, and its visits. */
export function LinkRow({ link }: { readonly link: ListedLink }) {
  const { shortUrl, url, title, tags, visits } = link;
  return (
    <li class="link-row">
      <div class="link-what">
        <a class="link-name" href={screenOf(link)}>
          <ShortName shortUrl={shortUrl} />
        </a>
        <span class="link-to" title={url}>
          {title ?? url.replace(/^https?:\/\/(www\.)?/, "")}
        </span>
      </div>
      <div class="link-tags">
        <LinkState link={link} />
        {tags.map((tag) => (
          <span key={tag} class="tag">
            {tag}
          </span>
        ))}
      </div>
      {visits !== undefined && <LinkVisits visits={visits} />}
      <CopyButton text={shortUrl} />
    </li>
  );
}
