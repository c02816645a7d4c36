import type { Deadline } from "../lib/deadline.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import type { IssuedName } from "../names/link-name.ts";
import type { Slug } from "../names/slug.ts";
import type { ChangedBy } from "./changes/changed-by.ts";
import { FIELD_NAMES, type FieldChanges, type FieldName, type FieldValues } from "./field-values.ts";
import type { Link } from "./link.ts";
import type { LinkConditions } from "./link-etag.ts";
import type { LinkQuery } from "./listing/link-list.ts";

/**
 * The port to the links in Postgres, for the API. Every call is one statement within the deadline. Several names mean the
 * first one that a link has. No other link is touched.
 */
export interface LinkRepository {
  /** @throws {StoreError} when it is not known whether the link was made: repeat it with the same Idempotency-Key. */
  create(draft: LinkDraft, deadline: Deadline): Promise<CreateOutcome>;
  /** One statement for all. @throws {StoreError} as `create` does. */
  createMany(draft: BulkDraft, deadline: Deadline): Promise<BulkOutcome>;
  /** The first answer under this Idempotency-Key, as a replay; null when none is remembered. @throws {StoreError} */
  recall(idempotency: Idempotency, deadline: Deadline): Promise<CreateOutcome | null>;
  /** @returns null if there is no such link. @throws {StoreError} @throws {UnreadableLink} @throws {WrongCodeKey} */
  get(names: readonly IssuedName[], deadline: Deadline): Promise<IssuedLink | null>;
  /** Newest first, without those that only a later release can show. @throws {StoreError} @throws {WrongCodeKey} */
  list(query: LinkQuery, deadline: Deadline): Promise<readonly Link[]>;
  /**
   * @param conditions decided by the statement itself; null for none.
   * @param by whom history names; nobody where that is not said.
   * @returns the link as it is now; null when there is none.
   * @throws {StoreError} @throws {WrongCodeKey}
   * @throws {UnreadableLink} when only a later release can change it.
   */
  edit(
    names: readonly IssuedName[],
    changes: LinkChanges,
    deadline: Deadline,
    conditions?: LinkConditions | null,
    by?: ChangedBy,
  ): Promise<IssuedLink | PreconditionFailed | null>;
  /** @returns whether there was one. @param conditions @param by @throws as `edit` does. */
  remove(
    names: readonly IssuedName[],
    deadline: Deadline,
    conditions?: LinkConditions | null,
    by?: ChangedBy,
  ): Promise<boolean | PreconditionFailed>;
  /** Whether a link has one of these as its slug or imported name. @throws {StoreError} @throws {WrongCodeKey} */
  isTaken(names: readonly string[], deadline: Deadline): Promise<boolean>;
}

/** There is such a link, in a state that the conditions rule out. It was not changed. */
export type PreconditionFailed = "precondition-failed";

/** A link, and the name by which it was found. */
export interface IssuedLink {
  readonly name: IssuedName;
  readonly link: Link;
}

/** What of a link its maker chooses. An edit of `maxVisits` keeps the visits that were used. */
export interface LinkFields extends FieldValues {
  /** As `password-hash.ts` writes it. */
  readonly passwordHash: string | null;
}

/** Only what is there is changed. */
export type LinkChanges = FieldChanges & Partial<Pick<LinkFields, "passwordHash">>;

/** What a link can be found by beside its URL: all that its maker chooses, but for a password. */
export type FindableField = Exclude<FieldName, "url"> | "slug";
export const FINDABLE_FIELDS: readonly FindableField[] = ["slug", ...FIELD_NAMES.filter((name) => name !== "url")];

export interface LinkDraft extends LinkFields {
  /** With its domain in front (`domain-of-name.ts`). */
  readonly slug: Slug | null;
  /** null for the default one. */
  readonly domain: DomainName | null;
  /** Who makes it: `key:admin`; null for a public create. */
  readonly createdBy: string | null;
  /**
   * Whether to answer with an existing link: the newest live link of `createdBy` to the same URL that equals the draft
   * in all `given` fields. A draft with a password finds none, and a link with a password is never found.
   */
  readonly findIfExists: boolean;
  /** The fields that the request named; those that it left to their defaults match any value. */
  readonly given?: readonly FindableField[];
  readonly idempotency: Idempotency | null;
}

export interface BulkDraft {
  readonly items: readonly BulkDraftItem[];
  readonly createdBy: string;
  readonly idempotency: Idempotency | null;
}

/** What was refused before goes along, so that it is there in the first answer and in its replays. */
export type BulkDraftItem =
  | { readonly kind: "draft"; readonly draft: Omit<LinkDraft, "createdBy" | "idempotency"> }
  | { readonly kind: "refused"; readonly problem: object };

export interface Idempotency {
  /** The API key or the pseudonym of an address. Two owners may use the same Idempotency-Key. */
  readonly owner: string;
  readonly key: string;
  /** A keyed hash of the body, hex: the same key with another body is a mistake of the client's. */
  readonly bodyHash: string;
}

export type BulkItemOutcome =
  | { readonly kind: "created" | "existing"; readonly link: Link }
  | { readonly kind: "slug-taken" }
  /** It was there before, and only a later release can show it. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "refused"; readonly problem: object };

export type BulkOutcome =
  | { readonly kind: "answered"; readonly items: readonly BulkItemOutcome[]; readonly isReplay: boolean }
  | { readonly kind: "idempotency-mismatch" }
  | { readonly kind: "wrong-code-key" };

export type CreateOutcome =
  | { readonly kind: "created" | "existing"; readonly link: Link; readonly isReplay: boolean }
  | { readonly kind: "slug-taken" }
  | { readonly kind: "idempotency-mismatch" }
  | { readonly kind: "wrong-code-key" };
