import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Field } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";
import type { EditSession } from "./edit-session.ts";
import { CARD_FIELDS, type CardField, type Form } from "./form.ts";

/** What messengers show of the link. Few links have it, so it is folded away where there is nothing in it. */
export function CardFields({ session, form }: { readonly session: EditSession; readonly form: Form }) {
  const { links } = words();
  const fields = session.errors.value.fields;
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
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      session.set(name, event.currentTarget.value),
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
          for (const name of CARD_FIELDS) session.set(name, "");
        }}
      >
        {links.cardRemove}
      </button>
    </details>
  );
}
