import { computed, effect, signal } from "@preact/signals";
import { CardFields } from "../links/edit/card-fields.tsx";
import { CARD_FIELDS, type CardField, oneLine } from "../links/edit/form.ts";
import { type RuleDraft, rulesOf } from "../links/rules/rule-draft.ts";
import { RulesEditor } from "../links/rules/rules-editor.tsx";
import { clearErrors, errors, giveUp } from "./create.ts";
import { withScheme } from "./destination-text.ts";
import { more, whenCleared } from "./draft.ts";

/** A new link's card and rules, with the editors of the links screen. As the rest of the draft, they outlive the screen. */
const NO_CARD: Readonly<Record<CardField, string>> = { "card.title": "", "card.description": "", "card.image": "" };

const card = signal(NO_CARD);
const rules = signal<readonly RuleDraft[]>([]);

const typed = computed(() => {
  const title = card.value["card.title"].trim();
  const description = oneLine(card.value["card.description"]);
  const image = card.value["card.image"].trim();
  const members = {
    ...(title === "" ? {} : { title }),
    ...(description === "" ? {} : { description }),
    ...(image === "" ? {} : { image: withScheme(image) }),
  };
  return {
    ...(CARD_FIELDS.every((name) => card.value[name].trim() === "") ? {} : { card: members }),
    ...(rules.value.length === 0 ? {} : { rules: rulesOf(rules.value) }),
  };
});
effect(() => {
  more.value = typed.value;
});
whenCleared.add(() => {
  card.value = NO_CARD;
  rules.value = [];
});

export function MoreOptions() {
  const { fields } = errors.value;
  return (
    <>
      <div class="wide">
        <RulesEditor
          heading="h2"
          rules={rules.value}
          base={null}
          isTouched={false}
          errors={fields}
          onRules={(changed, path) => {
            rules.value = changed;
            clearErrors(path);
            giveUp();
          }}
        />
      </div>
      <div class="wide">
        <CardFields
          form={card.value}
          fields={fields}
          set={(name, value) => {
            card.value = { ...card.value, [name]: value };
            clearErrors(name);
            giveUp();
          }}
        />
      </div>
    </>
  );
}
