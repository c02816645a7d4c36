import { useEffect, useRef } from "preact/hooks";
import { toast } from "../../frame/toasts.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { words } from "../../words/words.ts";
import { change } from "../change.ts";
import { EVENTS, type Webhook } from "./webhook-events.ts";
import { useWebhookDraft, WebhookForm } from "./webhook-form.tsx";

/**
 * Changes where a webhook leads to and what it hears. Its secret, its deliveries and its switch stay as they are; so does a field
 * that nobody touched here, which somebody may have changed elsewhere meanwhile.
 */
export function EditWebhook(props: {
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  /** The API has answered with the webhook as it is now. */
  readonly onChanged: (to: Webhook) => void;
  /** The list shows what is no longer so. */
  readonly onStale: () => void;
}) {
  const { webhook, onClose } = props;
  return (
    <Dialog isOpen={webhook !== null} onClose={onClose} title={words().webhooks.editTitle}>
      {webhook !== null && <Form key={webhook.id} {...props} webhook={webhook} />}
    </Dialog>
  );
}

function Form(props: Parameters<typeof EditWebhook>[0] & { readonly webhook: Webhook }) {
  const { webhook, onClose, onChanged, onStale } = props;
  const { links, webhooks } = words();
  const before = useRef(webhook).current;
  const form = useWebhookDraft({ url: before.url, events: before.events, tag: before.tag ?? "" });
  // The answer may come behind an Escape: then it closes nothing, since another dialog may be open.
  const isShown = useRef(true);
  useEffect(
    () => () => {
      isShown.current = false;
    },
    [],
  );
  const close = () => {
    if (isShown.current) onClose();
  };

  async function save(): Promise<void> {
    if (form.isBusy.value || !form.check()) return;
    form.isBusy.value = true;
    const changes = changesOf(before, form.body());
    const answer = await change((client, signal) =>
      client.PATCH("/api/webhooks/{id}", { params: { path: { id: before.id } }, body: changes, signal }),
    );
    form.isBusy.value = false;
    if (answer === null) return;
    if (answer.ok) {
      onChanged(answer.value);
      close();
      toast({ text: webhooks.edited });
    } else if (answer.problem.status === 404) {
      onStale();
      close();
      toast({ text: webhooks.gone });
    } else {
      form.refuse(answer.problem, null);
      const { whole, fields } = form.errors.value;
      if (!isShown.current) toast({ text: whole ?? [...fields.values()].join(" ") });
    }
  }
  return <WebhookForm form={form} submit={links.save} onSubmit={save} />;
}

function changesOf(before: Webhook, { url, events, tag }: ReturnType<ReturnType<typeof useWebhookDraft>["body"]>) {
  // The form has no tick for a test, and a box that is ticked leaves it out.
  const unseen = before.events.filter(
    (event) => !events.includes(event) && !(EVENTS as readonly string[]).includes(event),
  );
  const heard = [...events, ...unseen];
  const isSame = heard.length === before.events.length && heard.every((event) => before.events.includes(event));
  return {
    ...(url === before.url ? {} : { url }),
    ...(isSame ? {} : { events: heard }),
    ...(tag === before.tag ? {} : { tag }),
  };
}
