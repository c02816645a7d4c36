/**
 * What a load was told about its links, and what they may therefore be seen to lead to. A link has several versions
 * while it is not known which one holds: an edit whose answer was lost, or one that is not yet everywhere.
 */
export interface LedgerLink {
  readonly slug: string;
  /** Never edited: tells in Postgres how many links a create has made. */
  readonly title: string;
  readonly versions: Version[];
  /** Whether the outcome of an edit is not known: it is left alone from then on. */
  isUncertain: boolean;
  /** Whether a takedown was put off (202), so that the old target may be seen until the Queue has told Redis. */
  isPutOff: boolean;
  /** Whether Redis lost its data just after an edit: the exception to P4 that the README states. */
  isExcused: boolean;
  /** Whether an edit is under way. */
  isChanging: boolean;
  /** When the last edit was acknowledged; null before the first. */
  editedAt: number | null;
}

interface Version {
  /** null: there is no such link. */
  readonly target: string | null;
  /** When a later one was acknowledged. */
  supersededAt: number | null;
}

/** P4 gives an isolate ten seconds; clocks are the same here, and two more are for a test's late look at its own. */
const STALE_LIMIT_MS = 12_000;
/** How long a load that began before an edit can take until its value is in Redis: 3 s, 1 s and a connection made anew. */
const STRADDLE_LIMIT_MS = 6_000;

export function createLedger() {
  const links: LedgerLink[] = [];
  const issued = new Set<string>();
  const violations: string[] = [];
  let redisLostAt = 0;
  const ledger = {
    links,
    violations,
    violate: (what: string) => void violations.push(what),

    /** A 201. */
    created(slug: string, title: string, target: string): LedgerLink {
      if (issued.has(slug)) ledger.violate(`${slug} was issued twice (P1)`);
      issued.add(slug);
      const versions = [{ target, supersededAt: null }];
      const state = { isUncertain: false, isPutOff: false, isExcused: false, isChanging: false, editedAt: null };
      const link: LedgerLink = { slug, title, versions, ...state };
      links.push(link);
      return link;
    },

    /** Before an edit or a delete is sent: from now on it may be seen. */
    change(link: LedgerLink, target: string | null) {
      const version: Version = { target, supersededAt: null };
      link.versions.push(version);
      link.isChanging = true;
      const sentAt = Date.now();
      return {
        acked(isPutOff = false) {
          const editedAt = Date.now();
          link.isPutOff ||= isPutOff;
          const others = link.versions.filter((other) => other !== version);
          for (const other of others) other.supersededAt ??= editedAt;
          // Its mark takes away whatever was in Redis before: from now on the ten seconds count for all of them.
          if (link.isExcused && !isPutOff && sentAt > redisLostAt) {
            for (const other of others) other.supersededAt = editedAt;
            link.isExcused = false;
          }
          Object.assign(link, { editedAt, isChanging: false });
        },
        refused() {
          link.versions.splice(link.versions.indexOf(version), 1);
          link.isChanging = false;
        },
        unknown: () => void Object.assign(link, { isUncertain: true, isChanging: false }),
      };
    },

    /** What a visitor saw who asked at a time. */
    seen(link: LedgerLink, askedAt: number, target: string | null): void {
      if (link.isPutOff || link.isExcused) return;
      const isAllowed = link.versions.some(
        (version) =>
          version.target === target &&
          (version.supersededAt === null || askedAt - version.supersededAt < STALE_LIMIT_MS),
      );
      if (!isAllowed)
        ledger.violate(`${link.slug} led to ${String(target)}, of ${JSON.stringify(link.versions)} (P4, P6)`);
    },

    /** What holds when nothing is under way any more: more than one only where an outcome is not known. */
    targetsOf: ({ versions }: LedgerLink): readonly (string | null)[] =>
      versions.filter(({ supersededAt }) => supersededAt === null).map(({ target }) => target),

    /** Excuses what was edited just before, or is being edited. */
    redisLosesItsData(): void {
      redisLostAt = Date.now();
      const isYoung = ({ editedAt }: LedgerLink) => editedAt !== null && Date.now() - editedAt < STRADDLE_LIMIT_MS;
      for (const link of links) link.isExcused ||= link.isChanging || isYoung(link);
    },
  };
  return ledger;
}

export type CrashLedger = ReturnType<typeof createLedger>;
