import { signal } from "@preact/signals";
import { keyOf } from "../../api/link-ref.ts";
import type { ListedLink } from "../list/link-list.ts";

/**
 * Links that a list has and doesn't show: they were deleted, and a person may still take that back. They are known by
 * name and time of creation, since another link may have the name by then.
 */
type Known = Pick<ListedLink, "slug" | "domain" | "createdAt">;

const hidden = signal<ReadonlySet<string>>(new Set());

export function isHidden(link: Known): boolean {
  return hidden.value.has(nameOf(link));
}

export function hide(links: readonly Known[]): void {
  hidden.value = new Set([...hidden.value, ...links.map(nameOf)]);
}

export function show(links: readonly Known[]): void {
  const rest = new Set(hidden.value);
  for (const link of links) rest.delete(nameOf(link));
  hidden.value = rest;
}

function nameOf(link: Known): string {
  return `${keyOf(link)} ${link.createdAt}`;
}
