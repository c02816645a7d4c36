import type { Card, CardChange } from "../../cards/card.ts";
import { CardChangeShape, CardShape } from "../../cards/card-shape.ts";
import { ok, type Result } from "../../lib/result.ts";
import { type Destination, type DestinationProblem, parseDestination } from "../destination.ts";
import { type FieldRules, type OptionalField, same, understandDestination } from "../field.ts";
import { jsonOfCell } from "./json-of-cell.ts";

/** The image is checked as a destination is: it may lie wherever a link may lead. */
export type LinkCard = Card<Destination>;
export type LinkCardChange = CardChange<Destination>;

type Parsed<Value> = Result<Value, DestinationProblem>;
type ParseImage = (image: string) => Parsed<Destination>;

/** The card of a link; null for none. Its text in a table of spreadsheets is JSON. An edit changes its members one by one. */
export function cardOrNull(column: string): OptionalField<LinkCard | null, CardChange | null, LinkCard | null> & {
  parseChange(given: CardChange | null, rules: FieldRules): Parsed<LinkCardChange | null>;
} {
  return {
    ...{ column, sqlType: "jsonb", fallback: null, createShape: CardShape, editShape: CardChangeShape },
    ...{ stored: same, json: same, ofCell: jsonOfCell },
    // Of a create: its shape knows no null in a card.
    parse: (given, rules) => withImage(given, (image) => parseDestination(image, rules)) as Parsed<LinkCard | null>,
    parseChange: (given, rules) => withImage(given, (image) => parseDestination(image, rules)),
    understand: (given) => withImage(given, understandDestination) as Parsed<LinkCard | null>, // As above.
    // What is in the table passed the shape and the parser on its way in. PostgreSQL has put it into an order of its own.
    read: (row) => inOrder(row.objectOrNull(column)),
  };
}

function withImage(given: CardChange | null, parse: ParseImage): Parsed<LinkCardChange | null> {
  if (given === null) return ok(null);
  const { image, ...texts } = given;
  if (image === undefined) return ok(texts);
  if (image === null) return ok({ ...texts, image });
  const parsed = parse(image);
  return parsed.ok ? ok({ ...texts, image: parsed.value }) : { ok: false, error: { ...parsed.error, within: "image" } };
}

function inOrder(card: LinkCard | null): LinkCard | null {
  if (card === null) return null;
  const { title, description, image } = card;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(image === undefined ? {} : { image }),
  };
}
