import { createDeadline, type Deadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import type { RequestScope } from "../../lib/request-scope.ts";
import { StoreError } from "../../lib/store-error.ts";
import { type ChangedBy, SYSTEM } from "../../links/changes/changed-by.ts";
import {
  type Checked,
  type DestinationCheck,
  type Destinations,
  destinationsIn,
  type Threat,
  threatMessage,
} from "../../links/destination-check.ts";
import type { LinkNamer } from "../../links/link-namer.ts";
import type { LinkService } from "../../links/link-service.ts";
import type { RecheckedLink, RecheckStore } from "../recheck-store.ts";
import type { ReportStore } from "../report-store.ts";

/**
 * The scheduled check of existing links. If Google's list now warns of a link's destination, the check disables the link,
 * as an edit would (P4), and leaves a report that says why. It can be enabled again once the listing is gone.
 *
 * If nothing of a stretch could be looked up, the stretch comes again. If only a part could not, it does not come again:
 * else one URL that the list never answers for would hold up all others.
 */
export interface Recheck {
  readonly check: DestinationCheck;
  readonly store: RecheckStore;
  readonly linkService: Pick<LinkService, "get" | "edit">;
  readonly namer: Pick<LinkNamer, "nameOf">;
  readonly reports: Pick<ReportStore, "add">;
  /** Minutes between two runs; 0 for none. The cron comes every minute. */
  readonly intervalMinutes: number;
  /** How many links one run checks. */
  readonly maxLinks: number;
  readonly countDisabled: () => void;
  readonly createId: () => string;
  readonly now: () => number;
}

const MINUTE_MS = 60_000;
/** As history has it. */
const BY_CHECK: ChangedBy = { owner: SYSTEM, isAdmin: false, type: "link.disabled" };
/** Links that are read, looked up and written down together. A run that is cut off loses at most so many. */
const LINKS_AT_ONCE = 50;
const TIMEOUT_MS = 300_000;
/** Of what is done for some links at once, or to one. */
const STEP_TIMEOUT_MS = 25_000;

/** @param scheduledTime when the cron was due, in milliseconds since the epoch. */
export async function recheckDestinations(recheck: Recheck, scheduledTime: number): Promise<void> {
  const { check, store, intervalMinutes, maxLinks, now } = recheck;
  if (intervalMinutes === 0 || Math.floor(scheduledTime / MINUTE_MS) % intervalMinutes !== 0) return;
  const whole = createDeadline(TIMEOUT_MS, now);
  let [links, disabled, unchecked] = [0, 0, 0];
  while (links < maxLinks && whole.remainingMs() > 0) {
    const limit = Math.min(LINKS_AT_ONCE, maxLinks - links);
    const stretch = await store.next(limit, createDeadline(STEP_TIMEOUT_MS, now));
    if (stretch === null) {
      log("error", "wrong-code-key");
      return;
    }
    const checked = await look(check, stretch.links, createDeadline(STEP_TIMEOUT_MS, now));
    unchecked += checked.unchecked;
    if (checked.looked === 0 && checked.unchecked > 0) break;
    for (const [i, link] of stretch.links.entries()) {
      const threats = checked.threats[i] ?? [];
      if (threats.length > 0 && (await disable(recheck, link, threats))) disabled++;
    }
    await store.keep(stretch.cursor, createDeadline(STEP_TIMEOUT_MS, now));
    links += stretch.links.length;
    if (stretch.links.length < limit) break;
  }
  log("info", "destinations-rechecked", { links, disabled, unchecked });
}

async function look(check: DestinationCheck, links: readonly RecheckedLink[], deadline: Deadline): Promise<Checked> {
  const later: Promise<unknown>[] = [];
  const checked = await check.check(links, { deadline, waitUntil: (work) => later.push(work) });
  await Promise.all(later);
  return checked;
}

/** @returns whether it was: somebody may have changed or deleted it just now. @throws {StoreError} when it may have been. */
async function disable(recheck: Recheck, link: RecheckedLink, threats: readonly Threat[]): Promise<boolean> {
  const { linkService, namer, reports, countDisabled, createId, now } = recheck;
  const later: Promise<unknown>[] = [];
  const scope: RequestScope = {
    deadline: createDeadline(STEP_TIMEOUT_MS, now),
    waitUntil: (work) => later.push(work),
    address: async () => "nobody's",
  };
  const name = await namer.nameOf(link);
  const current = (await linkService.get([name], scope))?.link;
  if (current?.enabled !== true || !leadsTo(current, link)) return false;

  // The report comes first: once the link is disabled, no run finds it again.
  const details = `Found by the scheduled check, and disabled: ${threats.map(describe).join("; ")}`;
  const reason = threats.some(({ types }) => types.includes("SOCIAL_ENGINEERING")) ? "phishing" : "malware";
  const facts = { id: createId(), linkId: link.id, slug: name.text, reason, details, email: null } as const;
  const isReported = await reports.add(facts, scope.deadline);
  const result = await linkService.edit([name], { enabled: false }, scope, null, BY_CHECK);
  await Promise.all(later);
  if (!result.ok) {
    if (result.error.reason === "not-found") return false;
    throw new StoreError({ store: "postgres", operation: "disable a link", reason: result.error.reason });
  }
  log("warn", "link-disabled", { id: link.id.toString(), threats: threats.flatMap(({ types }) => types), isReported });
  countDisabled();
  return true;
}

/** Whether the link still leads where it was looked up. Nobody is led to a card's image, and the walk does not read it. */
function leadsTo(now: Destinations, then: Destinations): boolean {
  const placesOf = (link: Destinations) => JSON.stringify(destinationsIn({ ...link, card: null }));
  return placesOf(now) === placesOf(then);
}

function describe(threat: Threat): string {
  return `${threat.path} ${threatMessage(threat)}`;
}
