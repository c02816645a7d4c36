import { useSignal } from "@preact/signals";
import { usePages } from "../../api/use-pages.ts";
import { NotYet } from "../../parts/not-yet.tsx";
import { words } from "../../words/words.ts";
import { DeleteWebhook } from "./delete-webhook.tsx";
import { Deliveries } from "./deliveries.tsx";
import { EditWebhook } from "./edit-webhook.tsx";
import { NewSecret } from "./new-secret.tsx";
import { NewWebhook } from "./new-webhook.tsx";
import type { Webhook } from "./webhook-events.ts";
import { WebhookRow } from "./webhook-row.tsx";

/** What is open over the list. */
type Open =
  | { readonly what: "deliveries" | "edit" | "secret" | "delete"; readonly id: string }
  | { readonly what: "new" };

/** The programs that hear what happens here. */
export function Webhooks() {
  const { webhooks } = words();
  // One page, always: the API gives them all.
  const list = usePages<Webhook>("webhooks", () => async (client, signal) => {
    const { data, ...rest } = await client.GET("/api/webhooks", { signal });
    return data === undefined ? rest : { ...rest, data: { items: data.webhooks, nextCursor: null } };
  });
  const open = useSignal<Open | null>(null);
  const close = () => {
    open.value = null;
  };
  const replace = (to: Webhook) => list.edit((all) => all.map((one) => (one.id === to.id ? to : one)));
  const { items, isSlow, problem, refresh } = list;
  const now = open.value;
  const openOn = (what: string) =>
    now === null || now.what === "new" || now.what !== what ? null : (items?.find(({ id }) => id === now.id) ?? null);
  return (
    <>
      <p class="settings-head">
        <button type="button" onClick={() => (open.value = { what: "new" })}>
          {webhooks.create}
        </button>
      </p>
      <div class="settings-list">
        {items === null ? (
          <NotYet rows={2} isSlow={isSlow} problem={problem} />
        ) : items.length === 0 ? (
          <p class="said-instead">{webhooks.none}</p>
        ) : (
          <ul class="settings-rows" aria-label={webhooks.title}>
            {items.map((webhook) => (
              <WebhookRow
                key={webhook.id}
                webhook={webhook}
                onChanged={replace}
                onStale={refresh}
                onOpen={(what) => (open.value = { what, id: webhook.id })}
              />
            ))}
          </ul>
        )}
      </div>
      <NewWebhook isOpen={now?.what === "new"} onClose={close} onChange={refresh} />
      <EditWebhook webhook={openOn("edit")} onClose={close} onChanged={replace} onStale={refresh} />
      <NewSecret webhook={openOn("secret")} onClose={close} />
      <DeleteWebhook webhook={openOn("delete")} onClose={close} onDeleted={refresh} />
      <Deliveries webhook={openOn("deliveries")} onClose={close} onStale={refresh} />
    </>
  );
}
