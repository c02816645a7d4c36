import type { LinkCard } from "../../links/fields/card-field.ts";
import type { LinkRule } from "../../links/fields/rules-field.ts";

/**
 * A link as an export writes it: as the API answers it, with its id before and, for whoever may see it, the hash
 * of its password behind.
 */
export interface ExportedLink {
  /** In digits, as a text: some ids are larger than the integers that JSON readers keep exact. */
  readonly id: string;
  readonly tags: readonly string[];
  readonly [field: string]: string | number | boolean | null | readonly string[] | readonly LinkRule[] | LinkCard;
}

/** Writes an export. What it returns is put together one after the other. */
export interface ExportWriter {
  readonly contentType: string;
  readonly fileName: string;
  begin(): string;
  links(links: readonly ExportedLink[]): string;
}
