/** Who made a link, as Postgres has it. */
export interface LinkCreator {
  /** `key:admin`, `key:{id}`, `person:{e-mail}`. */
  readonly owner: string;
  /** The name that the administrator gave the key; null if the statement did not read it, or if the key was deleted. */
  readonly name: string | null;
}

/** Who looks at a link. */
export interface Viewer {
  /** null if the viewer is not known. */
  readonly owner: string | null;
  readonly name: string | null;
  /** Whether the viewer may see e-mails. A key may belong to anybody's program, so it sees only the kind. */
  readonly seesPeople: boolean;
}

export const ADMIN_OWNER = "key:admin";
export const ADMIN_NAME = "admin";
const PERSON = "person:";

/** What `createdBy` is in a list's filter: the owners that have this name, but for keys, whose names are in Postgres. */
export function ownersNamed(name: string): readonly string[] {
  return [...(name === ADMIN_NAME ? [ADMIN_OWNER] : []), `${PERSON}${name.toLowerCase()}`];
}

/** @param creator null for a link that was made without a key. */
export function creatorJson(creator: LinkCreator | null, viewer: Viewer) {
  if (creator === null) return null;
  const { owner } = creator;
  const own = owner === viewer.owner ? viewer.name : null;
  if (owner === ADMIN_OWNER) return { kind: "admin" as const, name: ADMIN_NAME };
  if (!owner.startsWith(PERSON)) return { kind: "key" as const, name: own ?? creator.name };
  return { kind: "person" as const, name: viewer.seesPeople ? owner.slice(PERSON.length) : own };
}
