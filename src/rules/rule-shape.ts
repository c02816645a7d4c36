// valibot stands here for the reason that it stands in `links/field.ts`: the document is made from the shapes of fields.
import * as v from "valibot";
import { isPlainText, PLAIN_TEXT_RULE } from "../lib/plain-text.ts";
import { atMostCharacters } from "../lib/text/at-most-characters.ts";
import { isVisible, trimInvisible } from "../lib/text/trim-invisible.ts";
import { ConditionsShape } from "./conditions-shape.ts";
import { flawsOf } from "./never.ts";
import { MAX_RULES } from "./rule.ts";

/** The shape of the rules in a body. Where they lead is checked by whoever knows the settings. */
const MAX_NAME_LENGTH = 60;

const text = v.string("must be a string");

const when = v.pipe(
  ConditionsShape,
  v.minEntries(1, "must have at least one condition"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { condition, message } of flawsOf(dataset.value)) {
      addIssue({
        message,
        path: [{ type: "object", origin: "value", input: dataset.value, key: condition, value: undefined }],
      });
    }
  }),
);

const rule = v.strictObject(
  {
    name: v.pipe(
      text,
      v.transform(trimInvisible),
      v.minLength(1, "must not be empty"),
      v.check(isVisible, "must not be empty"),
      v.check(atMostCharacters(MAX_NAME_LENGTH), `must have at most ${MAX_NAME_LENGTH} characters`),
      v.check(isPlainText, PLAIN_TEXT_RULE),
    ),
    when,
    url: text,
  },
  "must be an object with name, when and url",
);

/** `rules` of a link: null for none. */
export const RulesShape = v.nullable(
  v.pipe(
    v.array(rule, "must be a list of rules or null"),
    v.minLength(1, "must have at least one rule; null is for none"),
    v.maxLength(MAX_RULES, `must have at most ${MAX_RULES} rules`),
    v.checkItems(
      ({ name }, index, all) => all.findIndex((other) => other.name === name) === index,
      "must have a name that no other rule of the link has",
    ),
  ),
);
