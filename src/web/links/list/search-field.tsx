import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useKey } from "../../frame/keys.ts";
import { words } from "../../words/words.ts";

const AFTER_MS = 200;

/** Searches while the person types: the address changes 200 ms after the last key. */
export function SearchField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { links } = words();
  const typed = useSignal(text);
  const field = useRef<HTMLInputElement>(null);
  const told = useRef(text);
  useKey("/", () => field.current?.focus());
  // The address was changed in another way: by "back", a link or "clear".
  useEffect(() => {
    if (text !== told.current) typed.value = text;
    told.current = text;
  }, [text]);
  const tell = (value: string) => {
    told.current = value;
    onText(value);
  };
  useEffect(() => {
    if (typed.value.trim() === told.current) return;
    const timer = setTimeout(() => tell(typed.value.trim()), AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.value.trim() !== told.current) tell(typed.value.trim());
      }}
    >
      <input
        ref={field}
        type="search"
        enterKeyHint="search"
        aria-label={links.search}
        placeholder={links.search}
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
