import { useSignal } from "@preact/signals";
import { usePages } from "../../api/use-pages.ts";
import { ActButton } from "../../parts/act-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { NotYet } from "../../parts/not-yet.tsx";
import { words } from "../../words/words.ts";
import { change } from "../change.ts";
import { type Delivery, DeliveryRow } from "./delivery-row.tsx";
import type { Webhook } from "./webhook-events.ts";
import { whyRefused } from "./why-refused.ts";

const PAGE = 20;

/** What was sent to a webhook and what waits, in a drawer. Each can be sent again. */
export function Deliveries(props: {
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  /** What the list of webhooks shows of this one is no longer so. */
  readonly onStale: () => void;
}) {
  const { webhook, onClose, onStale } = props;
  return (
    <Dialog isOpen={webhook !== null} onClose={onClose} title={words().webhooks.deliveries} kind="drawer">
      {webhook !== null && <List key={webhook.id} webhook={webhook} onStale={onStale} />}
    </Dialog>
  );
}

function List({ webhook: { id, url, state }, onStale }: { readonly webhook: Webhook; readonly onStale: () => void }) {
  const { webhooks, settings } = words();
  const pages = usePages<Delivery>(`deliveries ${id}`, (cursor) => async (client, signal) => {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const options = { params: { path: { id }, query }, signal };
    const { data, ...rest } = await client.GET("/api/webhooks/{id}/deliveries", options);
    return data === undefined ? rest : { ...rest, data: { items: data.deliveries, nextCursor: data.nextCursor } };
  });
  const { items, hasMore, isSlow, problem, edit, refresh, more } = pages;
  /** What came of the last press. A toast would lie behind the drawer. */
  const said = useSignal<{ readonly text: string; readonly isBad: boolean } | null>(null);

  async function sendAgain(deliveryId: string): Promise<void> {
    said.value = null;
    const path = { id, deliveryId };
    // Repeatable: it goes out under the same id, and an endpoint knows that.
    const answer = await change((client, signal) =>
      client.POST("/api/webhooks/{id}/deliveries/{deliveryId}/redeliver", { params: { path }, signal }),
    );
    if (answer === null) return;
    if (answer.ok) {
      edit((all) => all.map((one) => (one.id === deliveryId ? answer.value : one)));
      said.value = { text: webhooks.sentAgain, isBad: false };
    } else {
      said.value = { text: whyRefused(answer.problem, webhooks.deliveryGone), isBad: true };
      onStale();
    }
  }
  const isOff = state === "off";
  return (
    <>
      <p class="row-note mono">{url}</p>
      <p class="settings-foot">
        <span class="field-note" data-state={said.value?.isBad === true ? "bad" : "plain"} role="status">
          {said.value?.text ?? (isOff ? webhooks.isOff : "")}
        </span>
        <button type="button" class="small quiet" onClick={refresh}>
          {settings.again}
        </button>
      </p>
      <div class="deliveries">
        {items === null ? (
          <NotYet rows={5} isSlow={isSlow} problem={problem} />
        ) : items.length === 0 ? (
          <p class="said-instead">{webhooks.noDeliveries}</p>
        ) : (
          <ol class="settings-rows" aria-label={webhooks.deliveries}>
            {items.map((delivery) => (
              <DeliveryRow
                key={delivery.id}
                delivery={delivery}
                isOff={isOff}
                onSendAgain={() => sendAgain(delivery.id)}
              />
            ))}
          </ol>
        )}
        {hasMore && (
          <ActButton class="quiet more" onAct={more}>
            {settings.more}
          </ActButton>
        )}
      </div>
    </>
  );
}
