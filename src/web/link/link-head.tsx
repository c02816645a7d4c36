import { useSignal } from "@preact/signals";
import { editorOf, keyOf, type LinkRef, paramsOf } from "../api/link-ref.ts";
import { may } from "../api/session.ts";
import { useAsked } from "../api/use-asked.ts";
import { LinkState } from "../links/link-state.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { QrDialog } from "../parts/qr-dialog.tsx";
import { ShortName } from "../parts/short-name.tsx";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";

/** Which link this is: its short link, where it leads, its state and tags, and buttons for it. */
export function LinkHead({ of }: { readonly of: LinkRef }) {
  const { common, link: text } = words();
  const isQrOpen = useSignal(false);
  const asked = useAsked(`link ${keyOf(of)}`, (client, signal) =>
    client.GET("/api/links/{slug}", { params: paramsOf(of), signal }),
  );
  const answer = asked.answer.value;
  // While the link is loading, its name is shown. If there is no such link, the report below says so.
  if (answer?.ok !== true) {
    return (
      <header class="link-head">
        <h1>
          <span class="short">{of.slug}</span>
        </h1>
        <div class="row link-does" />
        <p class="link-leads"> </p>
        <p class="link-facts"> </p>
      </header>
    );
  }
  const link = answer.value;
  return (
    <header class="link-head">
      <h1>
        <ShortName shortUrl={link.shortUrl} />
      </h1>
      <div class="row link-does">
        <CopyButton text={link.shortUrl} />
        <button type="button" onClick={() => (isQrOpen.value = true)}>
          {common.qr}
        </button>
        {may("links:write") && (
          <a class="button" href={editorOf(link)}>
            {common.edit}
          </a>
        )}
      </div>
      <p class="link-leads">
        <span aria-hidden="true">→ </span>
        <a href={link.url} rel="noreferrer" title={link.url}>
          {link.url.replace(/^https?:\/\/(www\.)?/, "")}
        </a>
      </p>
      <p class="link-facts">
        {link.title !== null && <span class="link-title">{link.title}</span>}
        <LinkState link={link} />
        {link.tags.map((tag) => (
          <a key={tag} class="tag" href={`/_/stats?tag=${encodeURIComponent(tag)}`} title={text.statsOfTag(tag)}>
            {tag}
          </a>
        ))}
        <span class="link-made">
          {text.made} <Time at={link.createdAt} />
          {typeof link.createdBy?.name === "string" && (
            <>
              {" "}
              <a
                href={`/_/stats?createdBy=${encodeURIComponent(link.createdBy.name)}`}
                title={text.statsOfMaker(link.createdBy.name)}
              >
                {text.madeBy(link.createdBy.name)}
              </a>
            </>
          )}
        </span>
      </p>
      <QrDialog link={link} isOpen={isQrOpen.value} onClose={() => (isQrOpen.value = false)} />
    </header>
  );
}
