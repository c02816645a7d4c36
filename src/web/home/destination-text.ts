/**
 * The URL that the person meant: people paste `example.com/page` without a scheme, or with the line breaks of a mail.
 */
export function withScheme(text: string): string {
  const url = text.replace(/[\r\n]+\s*/g, "").trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(url);
  const isHost = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([:/?#]|$)/u.test(url);
  return !hasScheme && isHost ? `https://${url}` : url;
}
