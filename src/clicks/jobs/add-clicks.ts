import type { Deadline } from "../../lib/deadline.ts";
import type { Click } from "../click.ts";
import { type ClickStore, ClicksRefused } from "../click-store.ts";

/** What became of clicks. Those that are in none of the three had been counted before. */
export interface AddedClicks {
  readonly counted: number;
  readonly tooOld: number;
  readonly refused: number;
}

/**
 * Counts clicks. If the store refuses them, it counts their halves, and so on, until the click that can't be kept is alone
 * and is dropped. The store knows halves that were counted, so it may stop anywhere and start again.
 *
 * @throws {StoreError} when it is not known what was counted: deliver them again.
 */
export async function addClicks(
  store: ClickStore,
  clicks: readonly Click[],
  createDeadline: () => Deadline,
): Promise<AddedClicks> {
  if (clicks.length === 0) return { counted: 0, tooOld: 0, refused: 0 };
  try {
    return { ...(await store.add(clicks, createDeadline())), refused: 0 };
  } catch (error) {
    if (!(error instanceof ClicksRefused)) throw error;
    if (clicks.length === 1) return { counted: 0, tooOld: 0, refused: 1 };
  }
  const middle = Math.ceil(clicks.length / 2);
  const first = await addClicks(store, clicks.slice(0, middle), createDeadline);
  const second = await addClicks(store, clicks.slice(middle), createDeadline);
  return {
    counted: first.counted + second.counted,
    tooOld: first.tooOld + second.tooOld,
    refused: first.refused + second.refused,
  };
}
