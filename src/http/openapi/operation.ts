import type { Need } from "../authorize.ts";
import type { ProblemType } from "../problem.ts";
import type { HeaderName } from "./headers.ts";
import type { ParameterName } from "./parameters.ts";
import type { QueryName, SchemaName } from "./schemas.ts";

/**
 * One operation of the API as the OpenAPI document tells it. What follows from it (the headers that every
 * answer has, the schema of a problem, who must send a key) is `document.ts`'s to add, so that an entry
 * holds only what is its own.
 */
export interface Operation {
  readonly operationId: string;
  readonly method: "get" | "head" | "post" | "put" | "patch" | "delete" | "options";
  readonly path: `/${string}`;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly access: Need | "anyone";
  /** Whether a rate limit counts it, and its answers say what is left. */
  readonly isLimited?: boolean;
  readonly parameters?: readonly ParameterName[];
  readonly query?: QueryName;
  readonly body?: { readonly description?: string; readonly content: Content };
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems: readonly ProblemType[];
  /** Headers that its `unavailable` and `too-large` may have besides those that every one has. */
  readonly cutOffHeaders?: readonly HeaderName[];
  /** The problems that a browser gets as a page. */
  readonly pages?: readonly ProblemType[];
}

export type Tag =
  | "Links"
  | "Statistics"
  | "Import and export"
  | "Keys"
  | "Abuse"
  | "Redirects"
  | "Operation"
  | "Documentation";

export interface Answer {
  readonly description: string;
  /** `false` for one that only some of these answers have. */
  readonly headers?: Readonly<Partial<Record<HeaderName, boolean>>>;
  readonly content?: Content;
  /** A small page, with the headers that such a page has. */
  readonly isPage?: true;
}

/** By media type; a schema of null is a text or picture that no schema describes. */
export type Content = Readonly<Record<string, { readonly schema: SchemaName | null; readonly example?: unknown }>>;
