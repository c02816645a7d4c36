import type { Json } from "./api-document.ts";

/** Values for a query parameter, and whether its schema takes them: its bounds, and what lies next beyond. */
export function valuesFor({ minimum, maximum, maxLength, enum: known, default: usual }: Json): [string, boolean][] {
  if (typeof maxLength === "number") return [taken("a".repeat(maxLength)), refused("a".repeat(maxLength + 1))];
  if (Array.isArray(known)) return [...known.map((value) => taken(String(value))), refused("other")];
  if (typeof minimum === "number" && typeof maximum === "number") {
    return [taken(minimum), taken(maximum), refused(minimum - 1), refused(maximum + 1)];
  }
  return typeof usual === "string" ? [taken(usual), refused("\u0000")] : [];
}

function taken(value: string | number): [string, boolean] {
  return [String(value), true];
}

function refused(value: string | number): [string, boolean] {
  return [String(value), false];
}
