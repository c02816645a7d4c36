import { callPath, type LinkRef } from "../api/link-ref.ts";
import { words } from "../words/words.ts";

/**
 * The QR code of a link, from the API. It is on white in the dark theme too: otherwise telephones could not read it.
 */
export function QrPicture({ link, size }: { readonly link: LinkRef; readonly size: number }) {
  const source = callPath(link, "/qr", { margin: "2" });
  return <img class="qr" src={source} width={size} height={size} alt={words().common.qrOf(link.slug)} />;
}
