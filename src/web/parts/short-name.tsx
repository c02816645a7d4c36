/** A short URL as people read it: without its scheme, the name a shade darker than the host. */
export function ShortName({ shortUrl }: { readonly shortUrl: string }) {
  const { host, pathname } = new URL(shortUrl);
  return (
    <span class="short">
      <span class="short-host">{host}/</span>
      <wbr />
      {decodeSafely(pathname.slice(1))}
    </span>
  );
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
