import { useEffect } from "preact/hooks";
import { currentDomain } from "../api/domains.ts";
import { keyOf } from "../api/link-ref.ts";
import { problemWords } from "../api/problem-words.ts";
import { may } from "../api/session.ts";
import { useAsked } from "../api/use-asked.ts";
import { LinkRow } from "../links/link-row.tsx";
import { SkeletonRows } from "../parts/skeleton.tsx";
import { words } from "../words/words.ts";
import { made } from "./create.ts";
import { FourNumbers } from "./four-numbers.tsx";

const NEWEST = 10;

/** Four numbers and the newest links, for people who are signed in. */
export function Overview() {
  const { home } = words();
  const domain = currentDomain();
  const query = {
    limit: NEWEST,
    ...(domain === undefined ? {} : { domain }),
    ...(may("stats:read") ? { visits: "30d" as const } : {}),
  };
  const links = useAsked(`newest ${domain ?? ""}`, (client, signal) =>
    client.GET("/api/links", { params: { query }, signal }),
  );
  const answer = links.answer.value;
  // After a create, the new link is to head the list.
  useEffect(() => {
    if (made.value !== null) links.refresh();
  }, [made.value]);
  return (
    <>
      {may("stats:read") && <FourNumbers />}
      <section class="newest" aria-busy={links.isWaiting}>
        <header class="section-head">
          <h2>{home.newest}</h2>
          <a href="/_/links">{home.allLinks}</a>
        </header>
        {answer === undefined ? (
          <SkeletonRows rows={NEWEST} isShown={links.isSlow.value} />
        ) : !answer.ok ? (
          <p class="empty">{problemWords(answer.problem).whole}</p>
        ) : answer.value.links.length === 0 ? (
          <p class="empty">{home.noLinks}</p>
        ) : (
          <ul class="link-rows">
            {answer.value.links.map((link) => (
              <LinkRow key={keyOf(link)} link={link} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
