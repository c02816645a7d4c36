/** Who changes or deletes a link, as its history tells. */
export interface ChangedBy {
  /** As `createdBy` of a link has it, or {@link SYSTEM}. */
  readonly owner: string;
  readonly isAdmin: boolean;
  /** What the change is where that is not plain: what the scheduled check did, or a delete for good. */
  readonly type?: "link.disabled" | "purge";
}

/** Nobody: a job of Bijou's, or a statement that does not say. */
export const SYSTEM = "system";

export const BY_NOBODY: ChangedBy = { owner: SYSTEM, isAdmin: false };
