import { words } from "../words/words.ts";

/**
 * The QR code of a link, from the API. It is on white in the dark theme too: otherwise telephones could not read it.
 */
export function QrPicture({ slug, size }: { readonly slug: string; readonly size: number }) {
  const source = `/api/links/${encodeURIComponent(slug)}/qr?margin=2`;
  return <img class="qr" src={source} width={size} height={size} alt={words().common.qrOf(slug)} />;
}
