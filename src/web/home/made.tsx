import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { editorOf } from "../api/link-ref.ts";
import { who } from "../api/session.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { QrDialog } from "../parts/qr-dialog.tsx";
import { QrPicture } from "../parts/qr-picture.tsx";
import { ShortName } from "../parts/short-name.tsx";
import { words } from "../words/words.ts";
import { made } from "./create.ts";
import { clearDraft } from "./draft.ts";

/** The link that was made: large enough to read across a desk, copied, with its QR code. */
export function Made() {
  const { home, common } = words();
  const text = useRef<HTMLAnchorElement>(null);
  const isQrOpen = useSignal(false);
  const now = made.value;
  const select = () => {
    if (text.current !== null) getSelection()?.selectAllChildren(text.current);
  };
  useEffect(() => {
    if (now !== null && !now.isCopied) select();
  }, [now]);
  return (
    <div class="made">
      <p class="unseen" role="status">
        {now !== null && home.done(now.link.shortUrl)}
      </p>
      {now !== null && (
        <div class="made-box">
          <div class="made-text">
            <p class="made-short">
              <a ref={text} href={now.link.shortUrl} target="_blank" rel="noopener">
                <ShortName shortUrl={now.link.shortUrl} />
              </a>
            </p>
            <p class="made-url" title={now.link.url}>
              → {now.link.url.replace(/^https?:\/\//, "")}
            </p>
            <div class="made-buttons">
              <CopyButton text={now.link.shortUrl} isCopied={now.isCopied} onRefused={select} />
              {who.value.kind === "somebody" && (
                <a class="button" href={editorOf(now.link)}>
                  {common.edit}
                </a>
              )}
              <button
                type="button"
                onClick={() => {
                  made.value = null;
                  clearDraft();
                  document.querySelector<HTMLElement>("#url")?.focus();
                }}
              >
                {home.another}
              </button>
            </div>
          </div>
          <button
            type="button"
            class="qr-button"
            aria-label={common.qrOf(now.link.slug)}
            onClick={() => (isQrOpen.value = true)}
          >
            <QrPicture link={now.link} size={120} />
          </button>
          <QrDialog link={now.link} isOpen={isQrOpen.value} onClose={() => (isQrOpen.value = false)} />
        </div>
      )}
    </div>
  );
}
