import { callPath, type LinkRef } from "../api/link-ref.ts";
import { words } from "../words/words.ts";
import { Dialog } from "./dialog.tsx";
import { QrPicture } from "./qr-picture.tsx";

/** The QR code, large, and as a file to print. */
export function QrDialog(props: { readonly link: LinkRef; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { link, isOpen, onClose } = props;
  const { slug } = link;
  const { common } = words();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={common.qr}>
      <div class="stack centered">
        <QrPicture link={link} size={280} />
        <p class="row">
          <a class="button" href={callPath(link, "/qr")} download={`${slug}.svg`}>
            {common.download("SVG")}
          </a>
          <a class="button" href={callPath(link, "/qr", { format: "png", size: "1024" })} download={`${slug}.png`}>
            {common.download("PNG")}
          </a>
        </p>
      </div>
    </Dialog>
  );
}
