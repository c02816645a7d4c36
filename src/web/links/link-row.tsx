import type { Link } from "../../client/client.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ShortName } from "../parts/short-name.tsx";
import { LinkState } from "./link-state.tsx";

/** One link: its name, what it is or where it leads, its tags, its state where that is worth a word, and its visits. */
export function LinkRow({ link }: { readonly link: Link }) {
  const { slug, shortUrl, url, title, tags } = link;
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
      <CopyButton text={shortUrl} />
    </li>
  );
}
