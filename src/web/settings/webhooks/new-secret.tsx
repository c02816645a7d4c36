import { useSignal } from "@preact/signals";
import { problemWords } from "../../api/problem-words.ts";
import { ActButton } from "../../parts/act-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { words } from "../../words/words.ts";
import { change } from "../change.ts";
import { ShownOnce } from "../shown-once.tsx";
import { useShownOnce } from "../use-shown-once.ts";
import type { Webhook } from "./webhook-events.ts";

/** Asks before a webhook gets a new secret, and then shows it, this one time. */
export function NewSecret(props: { readonly webhook: Webhook | null; readonly onClose: () => void }) {
  const { webhook, onClose } = props;
  const { webhooks } = words();
  const error = useSignal<string | null>(null);
  /** Whose secret is shown. */
  const shownFor = useSignal("");
  const leave = () => {
    error.value = null;
    onClose();
  };
  const { text, isAsked, show, close, mayClose } = useShownOnce(leave);

  async function rotate({ id, url }: Webhook): Promise<void> {
    error.value = null;
    // Not repeatable: sent twice, the secret that programs have now would end at once.
    const answer = await change(
      (client, signal) => client.POST("/api/webhooks/{id}/rotate", { params: { path: { id } }, signal }),
      false,
    );
    if (answer === null) return;
    if (answer.ok) {
      shownFor.value = url;
      show(answer.value.secret);
    } else if (answer.problem.status === 0) error.value = webhooks.secretUnknown;
    else error.value = answer.problem.status === 404 ? webhooks.gone : problemWords(answer.problem).whole;
  }
  return (
    // A secret that comes after the dialog was closed opens it again.
    <Dialog
      isOpen={webhook !== null || text !== null}
      {...{ mayClose }}
      onClose={close}
      title={text === null ? webhooks.newSecret : webhooks.secretMade}
    >
      <p class="row-note mono whose">{text === null ? webhook?.url : shownFor.value}</p>
      {text !== null ? (
        <ShownOnce
          {...{ text, isAsked }}
          said={{ why: webhooks.secretOnce, closeAgain: webhooks.closeAgain, kept: webhooks.secretKept }}
          onDone={close}
        />
      ) : (
        webhook !== null && (
          <div class="stack">
            <p>{webhooks.bothSign}</p>
            <p class="field-note" data-state="bad" role="status">
              {error.value}
            </p>
            <p class="row">
              <ActButton class="primary" onAct={() => rotate(webhook)}>
                {webhooks.makeSecret}
              </ActButton>
              <button type="button" class="quiet" onClick={close}>
                {webhooks.keepSecret}
              </button>
            </p>
          </div>
        )
      )}
    </Dialog>
  );
}
