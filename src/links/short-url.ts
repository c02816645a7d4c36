import type { LinkName } from "../names/link-name.ts";

export function shortUrlOf(name: LinkName, baseUrl: string): string {
  return `${baseUrl}/${encodeURIComponent(name.text)}`;
}
