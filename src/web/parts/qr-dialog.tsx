import { words } from "../words/words.ts";
import { Dialog } from "./dialog.tsx";
import { QrPicture } from "./qr-picture.tsx";

/** The QR code, large, and as a file to print. */
export function QrDialog(props: { readonly slug: string; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { slug, isOpen, onClose } = props;
  const { common } = words();
  const path = `/api/links/${encodeURIComponent(slug)}/qr`;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={common.qr}>
      <div class="stack centered">
        <QrPicture slug={slug} size={280} />
        <p class="row">
          <a class="button" href={path} download={`${slug}.svg`}>
            {common.download("SVG")}
          </a>
          <a class="button" href={`${path}?format=png&size=1024`} download={`${slug}.png`}>
            {common.download("PNG")}
          </a>
        </p>
      </div>
    </Dialog>
  );
}
