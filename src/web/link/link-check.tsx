import { useSignal } from "@preact/signals";
import type { components } from "../../client/client.ts";
import { ask } from "../api/ask.ts";
import { keyOf, type LinkRef, paramsOf } from "../api/link-ref.ts";
import { problemWords } from "../api/problem-words.ts";
import { may } from "../api/session.ts";
import { useAsked } from "../api/use-asked.ts";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";

type State = components["schemas"]["LinkState"];

/** Whether the link's destination answers, as the last look saw it, and a button to look now. */
export function LinkCheck({ of }: { readonly of: LinkRef }) {
  const { check: said } = words().link;
  const params = paramsOf(of);
  const asked = useAsked(`check ${keyOf(of)}`, (client, signal) =>
    client.GET("/api/links/{slug}/check", { params, signal }),
  );
  const fresh = useSignal<State | null>(null);
  const isLooking = useSignal(false);
  const isToday = useSignal(false);
  const refused = useSignal<string | null>(null);
  const answer = asked.answer.value;
  if (answer?.ok !== true) return null; // A link that is not there: the report says so.
  const state = fresh.value ?? answer.value.check;

  async function look(): Promise<void> {
    isLooking.value = true;
    refused.value = null;
    try {
      const looked = await ask((client, signal) => client.POST("/api/links/{slug}/check", { params, signal }), {
        signal: new AbortController().signal,
      });
      if (!looked.ok) {
        refused.value = problemWords(looked.problem).whole;
        return;
      }
      fresh.value = looked.value.check;
      isToday.value = !looked.value.isNew;
    } catch {
      // The sign-in was closed.
    } finally {
      isLooking.value = false;
    }
  }

  return (
    <section class="link-check" aria-label={said.title}>
      <p role="status">
        {state === null ? said.never : textOf(state)}{" "}
        {state !== null && (
          <>
            {said.looked} <Time at={state.checkedAt} />.
          </>
        )}
        {isToday.value && ` ${said.today}`} {refused}
      </p>
      {may("links:write") && (
        <button type="button" aria-busy={isLooking} disabled={isLooking} onClick={() => void look()}>
          {isLooking.value ? said.looking : said.look}
        </button>
      )}
    </section>
  );
}

function textOf({ status, problem, isBroken, failingSince, finalUrl }: State): string {
  const { check: said } = words().link;
  const texts: Readonly<Record<string, string>> = said.problems;
  const seen =
    problem !== null
      ? (texts[problem] ?? problem)
      : status === null
        ? said.problems.unreachable
        : status < 300
          ? said.works(status)
          : failingSince === null
            ? said.undecided(status)
            : said.fails(status);
  const leads = problem === null && finalUrl !== "" && status !== null && status < 300 ? [said.leadsTo(finalUrl)] : [];
  return [seen, ...leads, ...(isBroken ? [said.broken] : [])].join(" ");
}
