import type { Change, KnownLink } from "./known-link.ts";
import { type Answer, ask, type OutageSession, type Question } from "./outage-session.ts";
import type { Isolate } from "./outage-world.ts";
import { asAdmin } from "./settings.ts";

/** The writes of a fault suite: each is repeated until it is acknowledged, where a repeat is safe. */
export interface OutageWrites {
  /** Links of 201s, with whether they came with an Idempotency-Key; the newest last. */
  readonly created: readonly KnownLink[];
  /** Of every create with an Idempotency-Key. */
  readonly keyedUrls: readonly string[];
  /** Those that a 503 left to be repeated. */
  readonly open: readonly Repeat[];
  /** @param options.lateMs until the second half of the body is sent. */
  create(isolate: Isolate, options: { isKeyed: boolean; isPublic?: boolean; lateMs?: number }): Promise<void>;
  edit(isolate: Isolate, link: KnownLink): Promise<void>;
  remove(isolate: Isolate, link: KnownLink): Promise<void>;
  /** One that is to be repeated, if it is time for one. */
  takeDue(now: number): Repeat | undefined;
  takeAll(): readonly Repeat[];
}

export interface Repeat {
  readonly kind: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  send(): Promise<void>;
}

const REPEAT_AFTER_MS = 700;

export function createOutageWrites(session: OutageSession, prefix: string): OutageWrites {
  const created: KnownLink[] = [];
  const keyedUrls: string[] = [];
  const open: Repeat[] = [];

  /** @param settle takes the answer; false when it was none that ends the write. */
  async function write(
    isolate: Isolate,
    question: Omit<Question, "deadline" | "judge" | "acknowledges"> & { needs: readonly ("redis" | "postgres")[] },
    outcome: { ends: readonly number[]; isSafe: boolean; settle: (answer: Answer) => void },
    ends = outcome.ends,
  ): Promise<void> {
    const { needs, ...rest } = question;
    const { isSafe, settle } = outcome;
    const isEnded = ({ status }: Answer) => status !== null && ends.includes(status);
    const answer = await ask(session, isolate, {
      ...rest,
      deadline: "api",
      judge: (given) => {
        if (isEnded(given)) return null;
        const mayFail = given.status === 503 && given.hasRetryAfter && needs.some((part) => given.isOut(part));
        return mayFail ? null : given.status === 404 ? "false-404" : "unexpected";
      },
      acknowledges: isEnded,
    });
    if (isEnded(answer)) settle(answer);
    else if (isSafe) {
      // An earlier try may have deleted it.
      const endsOfRepeat = question.method === "DELETE" ? [...outcome.ends, 404] : outcome.ends;
      const { kind } = question;
      open.push({
        ...{ kind, dueAt: Date.now() + REPEAT_AFTER_MS },
        send: () => write(isolate, question, outcome, endsOfRepeat),
      });
    }
  }

  const changeOf = (newUrl: string | null): Change => ({
    ...{ newUrl, triedAt: Date.now(), acknowledgedAt: null, isTakedown: false },
  });

  return {
    ...{ created, keyedUrls, open },

    async create(isolate, { isKeyed, isPublic = false, lateMs }) {
      const url = `${prefix}/${isKeyed ? "keyed" : "created"}/${crypto.randomUUID()}`;
      if (isKeyed) keyedUrls.push(url);
      const headers = {
        ...(isPublic ? {} : asAdmin),
        ...(isKeyed ? { "Idempotency-Key": crypto.randomUUID() } : {}),
      };
      const late = lateMs === undefined ? {} : { lateMs };
      const question = { kind: "create", method: "POST", path: "/api/links", headers, body: { url }, ...late };
      await write(
        isolate,
        { ...question, needs: ["postgres"] },
        {
          ...{ ends: [201], isSafe: isKeyed },
          settle({ text }) {
            const { slug } = JSON.parse(text) as { slug: string }; // Of a 201.
            session.slugs.push(slug);
            created.push({ slug, url, change: null });
          },
        },
      );
    },

    async edit(isolate, link) {
      const newUrl = `${prefix}/edited/${crypto.randomUUID()}`;
      const change = changeOf(newUrl);
      link.change = change;
      const path = `/api/links/${link.slug}`;
      await write(
        isolate,
        { kind: "edit", method: "PATCH", path, headers: asAdmin, body: { url: newUrl }, needs: ["redis", "postgres"] },
        { ends: [200], isSafe: true, settle: () => void (change.acknowledgedAt = Date.now()) },
      );
    },

    async remove(isolate, link) {
      const change = changeOf(null);
      link.change = change;
      await write(
        isolate,
        { kind: "delete", method: "DELETE", path: `/api/links/${link.slug}`, headers: asAdmin, needs: ["postgres"] },
        {
          ...{ ends: [202, 204], isSafe: true },
          settle({ status }) {
            // A 404 to a repeat: done by an earlier try, of which nobody knows whether Redis heard.
            change.isTakedown = status !== 204;
            change.acknowledgedAt = Date.now();
          },
        },
      );
    },

    takeDue(now) {
      const index = open.findIndex(({ dueAt }) => dueAt <= now);
      return index < 0 ? undefined : open.splice(index, 1)[0];
    },
    takeAll: () => open.splice(0),
  };
}
