import { Dialog } from "../../parts/dialog.tsx";
import { words } from "../../words/words.ts";
import { change } from "../change.ts";
import { ShownOnce } from "../shown-once.tsx";
import { useShownOnce } from "../use-shown-once.ts";
import { useWebhookDraft, type WebhookDraft, WebhookForm } from "./webhook-form.tsx";

const BLANK: WebhookDraft = { url: "", events: [], tag: "" };

/** The form for a webhook, and then its secret. Escape does not lose what was typed, and does not close the secret at once. */
export function NewWebhook(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChange: () => void;
}) {
  const { isOpen, onClose, onChange } = props;
  const { webhooks } = words();
  const form = useWebhookDraft(BLANK);
  const { text, isAsked, show, close, mayClose } = useShownOnce(onClose);

  async function make(): Promise<void> {
    if (form.isBusy.value || !form.check()) return;
    form.isBusy.value = true;
    const body = form.body();
    // Not repeatable: sent twice, it would make two webhooks.
    const answer = await change((client, signal) => client.POST("/api/webhooks", { body, signal }), false);
    form.isBusy.value = false;
    if (answer === null) return;
    onChange();
    if (answer.ok) {
      show(answer.value.secret);
      form.set(BLANK);
    } else form.refuse(answer.problem, webhooks.madeUnknown);
  }
  return (
    <Dialog
      // A secret that comes after the dialog was closed opens it again.
      isOpen={isOpen || text !== null}
      {...{ mayClose }}
      onClose={close}
      title={text === null ? webhooks.create : webhooks.made}
    >
      {text !== null ? (
        <ShownOnce
          {...{ text, isAsked }}
          said={{ why: webhooks.secretOnce, closeAgain: webhooks.closeAgain, kept: webhooks.secretKept }}
          onDone={close}
        />
      ) : (
        <WebhookForm form={form} submit={webhooks.make} onSubmit={make} />
      )}
    </Dialog>
  );
}
