import type { Deadline } from "../../src/lib/deadline.ts";
import type { RequestScope } from "../../src/lib/request-scope.ts";
import { StoreError } from "../../src/lib/store-error.ts";
import type { Link } from "../../src/links/link.ts";
import type { LinkConditions, LinkState } from "../../src/links/link-etag.ts";
import { createLinkNamer } from "../../src/links/link-namer.ts";
import type { CreateOutcome } from "../../src/links/link-repository.ts";
import { createLinkService } from "../../src/links/link-service.ts";
import { createCodeCodec } from "../../src/names/code.ts";
import { importCodeKey } from "../../src/names/code-key.ts";
import type { IssuedName, LinkName } from "../../src/names/link-name.ts";
import { KEY_HEX, linkOf, visitFrom } from "./sample-links.ts";

const { cbcMac } = await importCodeKey(KEY_HEX);
export const codes = createCodeCodec(cbcMac);

/** How long caches go on in this world when they are told of nothing. */
export const CACHE_HORIZON_MS = 1_000_000;

/** A link service over ports in memory that write down what they are asked, in order, and fail when told to. */
export function createLinkServiceWorld(links: readonly Link[] = [linkOf()]) {
  const byName = new Map(links.map((link) => [link.slug ?? `id ${link.id}`, link]));
  const steps: string[] = [];
  const failures: StoreError[] = [];
  const deadlines = new Set<Deadline>();
  const world = {
    steps,
    failures,
    deadlines,
    links: byName,
    /** Which ports fail as a store that is down does. `postgres-answer`: the statement is done, its answer is lost. */
    down: new Set<"redis" | "postgres" | "postgres-answer" | "queue">(),
    /** What a create answers. */
    outcome: undefined as CreateOutcome | undefined,
    /** Thrown by any statement, in place of an answer. */
    bug: undefined as Error | undefined,
    /** What issued names know; a code that they don't has no id. */
    ids: new Map<string, IssuedName>(),
    /** Moves on by one at every call of a port. */
    now: 5_000,
  };

  function step(text: string): void {
    steps.push(text);
    world.now++;
  }

  function fail(store: StoreError["store"], operation: string): never {
    throw new StoreError({ store, operation, reason: "HTTP 503", cause: new Error("the driver's own words") });
  }

  async function statement<Answer>(text: string, deadline: Deadline, work: () => Answer): Promise<Answer> {
    step(text);
    deadlines.add(deadline);
    if (world.bug !== undefined) throw world.bug;
    if (world.down.has("postgres")) fail("postgres", text);
    const answer = work();
    if (world.down.has("postgres-answer")) fail("postgres", text);
    return answer;
  }

  async function command(text: string, deadline: Deadline): Promise<void> {
    step(text);
    deadlines.add(deadline);
    if (world.down.has("redis")) fail("redis", text);
  }

  const keyOf = (name: IssuedName) => (name.kind === "code" ? `id ${name.id}` : name.text);
  /** The first of the names that a link has, as the statement finds it. */
  function findFirst(names: readonly IssuedName[]) {
    for (const name of names) {
      const link = byName.get(keyOf(name));
      if (link !== undefined) return { name, link };
    }
    return null;
  }

  /** As the statement decides: for a link that there is. */
  const isAsAsked = ({ id, version }: Link, conditions: LinkConditions | null | undefined) => {
    const isAmong = (states: readonly LinkState[]) =>
      states.some((state) => state.id === id && state.version === version);
    if (conditions === null || conditions === undefined) return true;
    const { isOneOf, isNoneOf } = conditions;
    return (isOneOf === null || isAmong(isOneOf)) && isNoneOf !== "any" && !isAmong(isNoneOf);
  };

  const service = createLinkService({
    repository: {
      create: (_, deadline) =>
        statement("postgres: insert", deadline, () => {
          if (world.outcome === undefined) throw new Error("Cannot create: the test names no outcome");
          return world.outcome;
        }),
      createMany: () => Promise.reject(new Error("Cannot be: a single link is created by itself")),
      recall: (_, deadline) => statement("postgres: recall", deadline, () => world.outcome ?? null),
      get: (names, deadline) => statement("postgres: select", deadline, () => findFirst(names)),
      list: ({ limit }, deadline) => statement("postgres: list", deadline, () => [...byName.values()].slice(0, limit)),
      edit: (names, changes, deadline, conditions) =>
        statement("postgres: update", deadline, () => {
          const found = findFirst(names);
          if (found === null) return null;
          if (!isAsAsked(found.link, conditions)) return "precondition-failed";
          const { card, ...replaced } = changes;
          if (card !== undefined) throw new Error("Cannot be: what becomes of a card, only the statement knows");
          const link = { ...found.link, ...replaced };
          byName.set(keyOf(found.name), link);
          return { name: found.name, link };
        }),
      remove: (names, deadline, conditions) =>
        statement("postgres: delete", deadline, () => {
          const found = findFirst(names);
          if (found !== null && !isAsAsked(found.link, conditions)) return "precondition-failed";
          return found !== null && byName.delete(keyOf(found.name));
        }),
      isTaken: (names, deadline) =>
        statement("postgres: select names", deadline, () =>
          [...byName.values()].some(({ slug }) => slug !== null && names.includes(slug)),
        ),
    },
    cache: {
      markPending: (names, deadline) => command(`redis: pending ${textsOf(names)}`, deadline),
      publish: (name, target, startedAt, deadline) =>
        command(`redis: publish ${name.text} ${target.location} begun at ${startedAt}`, deadline),
      publishMany: () => Promise.reject(new Error("Cannot be: a single link is published by itself")),
    },
    takedowns: {
      async retry(names) {
        step(`queue: ${textsOf(names)}`);
        if (world.down.has("queue")) fail("queue", "queue a takedown");
      },
    },
    issuedNames: {
      async decode(names) {
        return names.flatMap((name) => (name.kind === "code" ? (world.ids.get(name.text) ?? []) : name));
      },
    },
    namer: createLinkNamer(codes),
    forget: (name) => step(`memory: forget ${name.text}`),
    cacheHorizonMs: CACHE_HORIZON_MS,
    now: () => world.now,
    reportFailure: (error) => failures.push(error),
  });

  const request: RequestScope = {
    ...visitFrom(),
    deadline: {
      totalMs: 12_000,
      remainingMs: () => 12_000,
      signal: () => new AbortController().signal,
      race: (work) => work,
    },
  };
  return Object.assign(world, { service, request });
}

const textsOf = (names: readonly LinkName[]) => names.map(({ text }) => text).join(" ");
