import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Field } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";
import { CARD_FIELDS, type CardField } from "./form.ts";

/** What messengers show of the link. Few links have it, so it is folded away where there is nothing in it. */
export function CardFields(props: {
  readonly form: Readonly<Record<CardField, string>>;
  /** What is wrong, by field. */
  readonly fields: ReadonlyMap<string, string>;
  readonly set: (name: CardField, value: string) => void;
}) {
  const { form, fields, set } = props;
  const { links } = words();
  const isEmpty = CARD_FIELDS.every((name) => form[name] === "");
  const isWrong = CARD_FIELDS.some((name) => fields.has(name));
  const isOpen = useSignal(!isEmpty);
  useEffect(() => {
    // It stays open while what is wrong is typed over.
    if (isWrong) isOpen.value = true;
  }, [isWrong]);

  const text = (name: CardField) => ({
    name,
    value: form[name],
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => set(name, event.currentTarget.value),
  });

  return (
    <details
      class="fold"
      open={isOpen.value || isWrong}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{links.card}</summary>
      <p class="field-note">{links.cardNote}</p>
      <Field label={links.cardTitle} error={fields.get("card.title")}>
        {(given) => <input {...given} {...text("card.title")} />}
      </Field>
      <Field label={links.cardDescription} error={fields.get("card.description")}>
        {(given) => <textarea {...given} {...text("card.description")} class="grows" rows={2} />}
      </Field>
      <Field label={links.cardImage} note={links.cardImageNote} error={fields.get("card.image")}>
        {(given) => <input {...given} {...text("card.image")} inputMode="url" spellcheck={false} />}
      </Field>
      <button
        type="button"
        disabled={isEmpty}
        onClick={() => {
          for (const name of CARD_FIELDS) set(name, "");
        }}
      >
        {links.cardRemove}
      </button>
    </details>
  );
}
