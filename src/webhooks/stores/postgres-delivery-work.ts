import type { SQL } from "drizzle-orm";
import type { Deadline } from "../../lib/deadline.ts";
import { createRowReader } from "../../lib/row-reader.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import type { DeliveryWork } from "../delivery-work.ts";
import { handOver } from "./hand-over-statements.ts";
import { claim, release } from "./lease-statements.ts";
import { dropDeleted, dropDeliveries, giveUpOff } from "./left-statements.ts";
import { settle, switchOff } from "./settle-statements.ts";
import { claimedWebhookOfRow, dueDeliveryOfRow } from "./webhook-row.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresDeliveryWork(options: {
  postgres: Postgres;
  timeoutMs: number;
  confirmation: KeyConfirmation;
}): DeliveryWork {
  const { postgres, timeoutMs, confirmation } = options;
  const run = (operation: string, deadline: Deadline, statement: SQL) =>
    postgres.run(operation, () => deadline.signal(timeoutMs), statement);

  const count = async (operation: string, deadline: Deadline, statement: SQL) =>
    Number(onlyRow(operation, await run(operation, deadline, statement))["count"]);

  return {
    async handOver(limit, now, deadline) {
      const operation = "hand events over to webhooks";
      const row = onlyRow(operation, await run(operation, deadline, handOver(limit, now)));
      const column = createRowReader("what was handed over", row);
      return {
        events: column.integerOrNull("events") ?? 0,
        due: column.texts("due"),
        isAnyOn: column.flag("is_any_on"),
        isLeft: column.flag("is_left"),
      };
    },

    async claim(id, claimed, deadline) {
      const rows = await run("claim deliveries", deadline, claim(id, claimed));
      const [first] = rows;
      // Under another key, secrets and codes would be others: deliveries wait for the right one.
      if (first !== undefined && confirmation.observe(fingerprintOf(first)) === "wrong") throw new WrongCodeKey();
      if (first === undefined) return "off";
      if (first["is_mine"] !== true) return "leased";
      return {
        webhook: claimedWebhookOfRow({ ...first, id: first["webhook_id"] }),
        deliveries: rows.filter((row) => row["id"] !== null).map(dueDeliveryOfRow),
        gaveUp: Number(first["gave_up"]),
      };
    },

    async settle(webhook, results, now, deadline) {
      await run("settle deliveries", deadline, settle(webhook, results, now));
    },

    switchOff: async (webhook, reason, deadline) =>
      (await run("switch a webhook off", deadline, switchOff(webhook, reason))).length > 0,

    async release(id, { name, now, earliest }, deadline) {
      const [row] = await run("release a webhook", deadline, release(id, name, now, earliest));
      return row === undefined ? null : createRowReader("a webhook", row).momentOrNull("call_at");
    },

    giveUpOff: (limit, deadline) =>
      count("give up what is pending for webhooks that are off", deadline, giveUpOff(limit)),
    dropDeleted: (limit, deadline) => count("drop what deleted webhooks left", deadline, dropDeleted(limit)),
    dropBefore: (time, limit, deadline) => count("drop old deliveries", deadline, dropDeliveries(time, limit)),
  };
}
