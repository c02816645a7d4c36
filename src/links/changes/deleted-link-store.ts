import type { Deadline } from "../../lib/deadline.ts";
import type { LinkId } from "../../names/link-id.ts";
import type { IssuedName } from "../../names/link-name.ts";
import type { IssuedLink } from "../link-repository.ts";
import type { ChangedBy } from "./changed-by.ts";

/** The port to links that were deleted less than 30 days ago. Each call is one statement. */
export interface DeletedLinkStore {
  /**
   * @param names the first that a deleted link had, and of several links that had it, the one that was deleted last.
   * @returns null when there is none. @throws {StoreError} @throws {WrongCodeKey}
   * @throws {UnreadableLink} when only a later release can bring it back.
   */
  find(names: readonly IssuedName[], deadline: Deadline): Promise<DeletedLink | null>;
  /**
   * Makes it a link again, under its id, with its statistics and the visits that it had used.
   * @returns null when it is deleted no more. @throws {StoreError}
   */
  restore(
    deleted: { readonly id: LinkId; readonly name: IssuedName },
    by: ChangedBy,
    deadline: Deadline,
  ): Promise<IssuedLink | "slug-taken" | null>;
}

/** A link as it was when it was deleted. */
export interface DeletedLink extends IssuedLink {
  /** The administrator deleted it, or had switched it off: nobody else brings it back. */
  readonly isAdmins: boolean;
}
