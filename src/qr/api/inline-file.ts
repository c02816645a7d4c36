/**
 * `Content-Disposition` of what is shown in place, and saved under this name (RFC 6266). A name that is
 * not plain comes twice: in UTF-8 (RFC 8187), and with underscores for those who don't read that.
 */
export function inlineFile(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/gu, "_");
  if (plain === fileName) return `inline; filename="${plain}"`;
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
