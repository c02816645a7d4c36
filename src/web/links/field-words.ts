import { format, words } from "../words/words.ts";
import type { Shown } from "./edit/form.ts";

/** What a field of a link is called. @param field as the API has it; one that this page does not know keeps its name. */
export function fieldName(field: string): string {
  const { links, home, rules } = words();
  const names: Readonly<Record<Shown | "password" | "card", string>> = {
    url: links.destination,
    title: home.linkTitle,
    tags: home.tags,
    note: links.note,
    enabled: links.on,
    expiresAt: home.expires,
    expiredUrl: links.expiredUrl,
    password: home.password,
    passwordProtected: home.password,
    maxVisits: home.maxVisits,
    forwardQuery: home.forwardQuery,
    redirectStatus: links.redirectStatus,
    rules: rules.title,
    card: links.card,
    "card.title": `${links.card}: ${links.cardTitle}`,
    "card.description": `${links.card}: ${links.cardDescription}`,
    "card.image": `${links.card}: ${links.cardImage}`,
  };
  return new Map(Object.entries(names)).get(field) ?? field;
}

/** What a field has, for people: of rules their names in their order, of a card its texts. */
export function valueText(value: unknown): string {
  const { links } = words();
  if (typeof value === "boolean") return value ? links.yes : links.no;
  if (value === null || value === undefined || value === "") return links.nothing;
  if (Array.isArray(value)) return value.map(nameOrText).join(", ") || links.nothing;
  if (typeof value === "object") return Object.values(value).map(nameOrText).join(" · ");
  const isTime = typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return isTime ? format().exact(new Date(value)) : nameOrText(value);
}

function nameOrText(value: unknown): string {
  if (typeof value === "object" && value !== null && "name" in value) return String(value.name);
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
