// valibot stands here for the reason that it stands in `links/field.ts`: the document is made from the shapes of fields.
import * as v from "valibot";
import { isPlainText, PLAIN_TEXT_RULE } from "../lib/plain-text.ts";
import { atMostCharacters } from "../lib/text/at-most-characters.ts";
import { isVisible, trimInvisible } from "../lib/text/trim-invisible.ts";
import { MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from "./card.ts";

/** The shape of a card in a body. Whether its image is a public URL is checked by whoever knows the settings. */
const text = v.string("must be a string");
const NOT_EMPTY = "must not be empty";

const line = (maxLength: number) =>
  v.pipe(
    text,
    v.transform(trimInvisible),
    v.minLength(1, NOT_EMPTY),
    v.check(isVisible, NOT_EMPTY),
    v.check(atMostCharacters(maxLength), `must have at most ${maxLength} characters`),
    v.check(isPlainText, PLAIN_TEXT_RULE),
  );
const title = line(MAX_TITLE_LENGTH);
const description = line(MAX_DESCRIPTION_LENGTH);

const WHAT = "must be an object with title, description or image, or null";
/** An empty one would be no card, and says so in a way that could also be a mistake. */
const NOT_NOTHING = "must have a title, a description or an image; null is for no card";

/** `card` in a create: null for none. */
export const CardShape = v.nullable(
  v.pipe(
    v.strictObject(
      { title: v.exactOptional(title), description: v.exactOptional(description), image: v.exactOptional(text) },
      WHAT,
    ),
    v.minEntries(1, NOT_NOTHING),
  ),
);

/** `card` in an edit: a member that is null is taken away, and null takes the card away. */
export const CardChangeShape = v.nullable(
  v.pipe(
    v.strictObject(
      {
        title: v.exactOptional(v.nullable(title)),
        description: v.exactOptional(v.nullable(description)),
        image: v.exactOptional(v.nullable(text)),
      },
      WHAT,
    ),
    v.minEntries(1, NOT_NOTHING),
  ),
);
