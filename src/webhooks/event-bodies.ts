import { REPORT_REASONS } from "../abuse/report.ts";
import { reportJson } from "../abuse/report-json.ts";
import { actorJson } from "../history/actor-json.ts";
import { changesOf } from "../history/stored-changes.ts";
import { createRowReader, type Row } from "../lib/row-reader.ts";
import type { Link } from "../links/link.ts";
import { linkJson } from "../links/link-json.ts";
import type { LinkNamer } from "../links/link-namer.ts";
import type { LinkCreator, Viewer } from "../links/listing/link-creator.ts";
import { hostOfName } from "../links/short-url.ts";
import { UnreadableLink } from "../links/unreadable-link.ts";
import { slugIn } from "../names/domain-of-name.ts";
import { linkId } from "../names/link-id.ts";
import type { DueDelivery } from "./delivery.ts";

/** Makes the body of a delivery: `{type, timestamp, data}`, the same on each try. */
export interface EventBodies {
  /**
   * @returns `gone` for what is no longer there to be told, `unreadable` for what only a later release can tell.
   * @throws {StoreError}
   */
  bodyOf(delivery: Told): Promise<EventBody>;
}

export type EventBody =
  | { readonly kind: "body"; readonly text: string }
  | { readonly kind: "gone" }
  | { readonly kind: "unreadable" };
type Told = Pick<DueDelivery, "type" | "time" | "payload">;

/** A webhook may be anybody's program: as a key's, it tells two people apart, and no more. */
const ANYBODY: Viewer = { owner: null, name: null, seesPeople: false };

export function createEventBodies(parts: {
  /** @throws {UnreadableLink} @throws {TypeError} */
  readLinkRow: (row: Row) => Link | null;
  /** What the API answers of an import; null when there is none. @throws {StoreError} */
  readImport: (id: string) => Promise<object | null>;
  namer: LinkNamer;
  pseudonym: (text: string) => Promise<string>;
  /** Where short links are opened. */
  baseUrl: string;
}): EventBodies {
  const { readLinkRow, readImport, namer, pseudonym, baseUrl } = parts;

  async function ofLink({ type, payload }: Told) {
    const { row, changes, actor, actor_name, creator_name } = members(payload);
    const link = readLinkRow({ ...members(row), creator_name });
    if (link === null) return null;
    const column = createRowReader("an event", { actor, actor_name });
    const owner = column.textOrNull("actor");
    const who: LinkCreator | null = owner === null ? null : { owner, name: column.textOrNull("actor_name") };
    return {
      link: linkJson({ name: await namer.nameOf(link), link }, baseUrl, ANYBODY),
      changes: changesOf(changes, type === "link.created"),
      actor: await actorJson(who, ANYBODY, pseudonym),
    };
  }

  async function ofVisits({ payload }: Told) {
    const { visits } = members(payload);
    const given = (Array.isArray(visits) ? (visits as unknown[]) : []).map(members); // Of an `any[]`.
    const named = await namer.nameAll(
      given.map(({ link_id, slug, domain }) => ({
        id: linkId(String(link_id)),
        ...{ slug: slug as Link["slug"], domain: (domain ?? null) as Link["domain"] }, // A link's, as its row has them.
      })),
    );
    return {
      visits: given.map((visit, n) => {
        const text = (name: string) => createRowReader("a visit", visit).textOrNull(name);
        const name = named[n]?.name;
        return {
          ...(name === undefined ? {} : { slug: slugIn(name.text), domain: hostOfName(name, baseUrl) }),
          time: new Date(createRowReader("a visit", visit).moment("time")).toISOString(),
          ...{ country: text("country"), region: text("region"), city: text("city"), referrer: text("referrer") },
          ...{ device: text("device"), browser: text("browser"), os: text("os"), language: text("language") },
          ...{ bot: visit["is_bot"] === true, rule: text("rule") === "" ? null : text("rule") },
        };
      }),
    };
  }

  function ofReport({ payload }: Told) {
    const column = createRowReader("a report", members(payload));
    const reason = REPORT_REASONS.find((known) => known === column.text("reason"));
    if (reason === undefined) throw new TypeError("Cannot tell of a report: its reason is not known");
    const report = {
      ...{ id: column.text("id"), slug: column.text("slug"), reason, time: column.moment("time") },
      ...{ details: column.textOrNull("details"), email: column.textOrNull("email") },
    };
    return reportJson(report, baseUrl);
  }

  async function ofImport({ payload }: Told) {
    const id = createRowReader("an import", members(payload)).text("id");
    const json = await readImport(id);
    return json === null ? null : { id, ...json };
  }

  function ofPing({ payload }: Told) {
    const { time, status, components } = members(payload);
    return { time: new Date(createRowReader("a ping", { time }).moment("time")).toISOString(), status, components };
  }

  /** @returns undefined for a type that only a later release knows. */
  function dataOf(told: Told): object | null | undefined | Promise<object | null> {
    switch (told.type) {
      case "link.created":
      case "link.updated":
      case "link.deleted":
      case "link.restored":
      case "link.disabled":
        return ofLink(told);
      case "link.visited":
        return ofVisits(told);
      case "import.finished":
        return ofImport(told);
      case "report.created":
        return ofReport(told);
      case "health.changed":
        return ofPing(told);
      case "webhook.test":
        return told.payload;
    }
  }

  return {
    async bodyOf(told) {
      try {
        const data = await dataOf(told);
        if (data === null) return { kind: "gone" };
        if (data === undefined) return { kind: "unreadable" };
        const body = { type: told.type, timestamp: new Date(told.time).toISOString(), data };
        return { kind: "body", text: JSON.stringify(body) };
      } catch (error) {
        // Another release wrote what this one takes for wrong.
        if (error instanceof UnreadableLink || error instanceof TypeError) return { kind: "unreadable" };
        throw error;
      }
    },
  };
}

function members(value: unknown): Row {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
