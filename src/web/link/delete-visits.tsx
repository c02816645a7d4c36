import { useSignal } from "@preact/signals";
import { ask } from "../api/ask.ts";
import { type LinkRef, paramsOf } from "../api/link-ref.ts";
import { problemWords } from "../api/problem-words.ts";
import { toast } from "../frame/toasts.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { words } from "../words/words.ts";

/** For administrators: deletes all visits of the link for good. The person has to type the link's name. */
export function DeleteVisits({ of, onDone }: { readonly of: LinkRef; readonly onDone: () => void }) {
  const { slug } = of;
  const { link } = words();
  const isOpen = useSignal(false);
  const typed = useSignal("");
  const error = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);
  const close = () => {
    isOpen.value = false;
    typed.value = "";
    error.value = undefined;
  };
  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy.value) return;
    if (typed.value.trim() !== slug) {
      error.value = link.notTheName(slug);
      return;
    }
    isBusy.value = true;
    const answer = await ask(
      (client, signal) => client.DELETE("/api/links/{slug}/visits", { params: paramsOf(of), signal }),
      { signal: new AbortController().signal },
    );
    isBusy.value = false;
    if (!answer.ok) {
      error.value = problemWords(answer.problem).whole ?? undefined;
      return;
    }
    close();
    toast({ text: link.visitsDeleted(slug) });
    onDone();
  }
  return (
    <section class="delete-visits">
      <p>{link.deleteWhy}</p>
      <button type="button" class="danger" onClick={() => (isOpen.value = true)}>
        {link.deleteVisits}
      </button>
      <Dialog isOpen={isOpen.value} onClose={close} title={link.deleteTitle(slug)}>
        <form class="stack" onSubmit={(event) => void send(event)}>
          <p>{link.deleteNote}</p>
          <Field label={link.typeName(slug)} error={error.value}>
            {(given) => (
              <input
                {...given}
                class="mono"
                autocomplete="off"
                spellcheck={false}
                value={typed.value}
                onInput={({ currentTarget }) => {
                  typed.value = currentTarget.value;
                  error.value = undefined;
                }}
              />
            )}
          </Field>
          <p class="row">
            <button type="submit" class="danger" aria-busy={isBusy.value}>
              {link.deleteForGood}
            </button>
            <button type="button" class="quiet" onClick={close}>
              {link.keep}
            </button>
          </p>
        </form>
      </Dialog>
    </section>
  );
}
