import type { components } from "../../client/client.ts";
import { Sparkline } from "../parts/charts/sparkline.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { Count } from "../parts/count.tsx";
import { ShortName } from "../parts/short-name.tsx";
import { words } from "../words/words.ts";
import { LinkState } from "./link-state.tsx";

type ListedLink = components["schemas"]["ListedLink"];

/** One link: its name, what it is or where it leads, its tags, its state where that is worth a word, and its visits. */
export function LinkRow({ link }: { readonly link: ListedLink }) {
  const { links } = words();
  const { slug, shortUrl, url, title, tags, visits } = link;
  return (
    <li class="link-row">
      <div class="link-what">
        <a class="link-name" href={`/_/links/${encodeURIComponent(slug)}`}>
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
      {visits !== undefined && (
        <div class="link-visits" title={links.visits(visits.total)}>
          <Sparkline values={visits.series.map((point) => point.visits)} />
          <Count value={visits.total} />
          <span class="unseen">{links.visits(visits.total)}</span>
        </div>
      )}
      <CopyButton text={shortUrl} />
    </li>
  );
}
