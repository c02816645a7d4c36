/** The reasons for which Bijou switches a webhook off, as the API has them. A test of this page holds them against the Worker's. */
const REASONS = new Map([
  ["The endpoint answered 410 Gone", "gone"],
  ["No delivery has succeeded for five days", "fiveDays"],
] as const);

/** @param reason a `stateReason`. @returns `other` for a reason of a later release. */
export function whyOff(reason: string | null): "byHand" | "gone" | "fiveDays" | "other" {
  if (reason === null) return "byHand";
  for (const [known, name] of REASONS) if (known === reason) return name;
  return "other";
}
