import { screenOf } from "../../api/link-ref.ts";
import { may } from "../../api/session.ts";
import { Icon } from "../../parts/icons.tsx";
import { ShortName } from "../../parts/short-name.tsx";
import { words } from "../../words/words.ts";
import { LinkState } from "../link-state.tsx";
import { LinkVisits } from "../link-visits.tsx";
import type { ListedLink } from "../list/link-list.ts";
import { ChooseBox } from "./choose-box.tsx";
import { CopyIcon } from "./copy-icon.tsx";
import { OnSwitch } from "./on-switch.tsx";
import type { RowActs } from "./row-acts.ts";

/** One link of the list, and what can be done with it. */
export function ListRow({ link, acts }: { readonly link: ListedLink; readonly acts: RowActs }) {
  const { links, common } = words();
  const { slug, shortUrl, url, title, tags, visits, enabled } = link;
  const mayWrite = may("links:write");
  return (
    <li class="link-row list-row" data-off={!enabled}>
      <ChooseBox link={link} acts={acts} />
      <div class="link-what">
        <span class="link-first">
          <a class="link-name" href={screenOf(link)}>
            <ShortName shortUrl={shortUrl} />
          </a>
          <CopyIcon text={shortUrl} />
        </span>
        <span class="link-to" title={url}>
          {title !== null && <span class="link-title">{title}</span>}
          {title === null ? url.replace(/^https?:\/\/(www\.)?/, "") : hostOf(url)}
        </span>
      </div>
      <div class="link-tags">
        <LinkState link={link} />
        {tags.map((tag) => (
          <button key={tag} type="button" class="tag" title={links.onlyTag(tag)} onClick={() => acts.filterByTag(tag)}>
            {tag}
          </button>
        ))}
      </div>
      {visits === undefined ? <span /> : <LinkVisits visits={visits} />}
      <div class="link-acts">
        <button
          type="button"
          class="icon at-hand"
          aria-label={common.qrOf(slug)}
          title={common.qr}
          onClick={() => (acts.qrOf.value = link)}
        >
          <Icon name="qr" />
        </button>
        {mayWrite && (
          <>
            <button
              type="button"
              class="icon at-hand"
              aria-label={links.editThis(slug)}
              title={common.edit}
              onClick={() => acts.edit(link)}
            >
              <Icon name="edit" />
            </button>
            <OnSwitch name={slug} isOn={enabled} onChange={(isOn) => void acts.setEnabled(link, isOn)} />
          </>
        )}
        <button
          type="button"
          class="icon"
          aria-label={links.menuOf(slug)}
          aria-haspopup="menu"
          onClick={(event) => (acts.menuOf.value = { link, button: event.currentTarget })}
        >
          <Icon name="more" />
        </button>
      </div>
    </li>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : url;
}
