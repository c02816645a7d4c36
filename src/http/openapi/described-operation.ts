import type * as v from "valibot";
import type { Need } from "../caller.ts";
import type { ProblemType } from "../problem.ts";
import type { HeaderName } from "./headers.ts";

/**
 * One operation of the API as the OpenAPI document describes it. `document.ts` adds what follows from it, such as the
 * headers of every answer, the schema of a problem, and who must send a key. So an entry holds only what is its own.
 */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: "get" | "head" | "post" | "put" | "patch" | "delete" | "options";
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Need | "anyone";
  /** Whether a rate limit counts it. Then its answers say what is left. */
  readonly isLimited?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly query?: v.GenericSchema;
  readonly body?: { readonly description?: string; readonly content: Content };
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems: readonly ProblemType[];
  /** Headers that its `unavailable` and `too-large` answers may have in addition to the usual ones. */
  readonly cutOffHeaders?: readonly HeaderName[];
  /** The problems that a browser gets as a page. */
  readonly pages?: readonly ProblemType[];
}

export interface Answer {
  readonly description: string;
  /** `false` for a header that only some of these answers have. */
  readonly headers?: Readonly<Partial<Record<HeaderName, boolean>>>;
  readonly content?: Content;
  /** Whether the answer is a small page, with the headers of such a page. */
  readonly isPage?: true;
}

/** By media type; a schema of null is a text or picture that no schema describes. */
export type Content = Readonly<Record<string, { readonly schema: v.GenericSchema | null; readonly example?: unknown }>>;

/** A parameter that no schema of a query has, as OpenAPI tells it. */
export type Parameter = Readonly<Record<string, unknown>>;

/** As JSON Schema, draft 2020-12, with OpenAPI's notes. */
export type Schema = Readonly<Record<string, unknown>>;

/** What a room tells of its operations. The names are those of the document's components. */
export interface RoomDocs {
  readonly operations: readonly DescribedOperation[];
  /** The schemas that validate request bodies, and the schemas of answers. */
  readonly schemas?: Readonly<Record<string, v.GenericSchema>>;
  /** The schemas of query parameters, which are described one by one. */
  readonly queries?: Readonly<Record<string, v.GenericSchema>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Notes on fields, for what a schema or a query can't say. */
  readonly notes?: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}
