import { useEffect } from "preact/hooks";
import { problemWords } from "../api/problem-words.ts";
import { useAsked } from "../api/use-asked.ts";
import { SkeletonRows } from "../parts/skeleton.tsx";
import { NeedsSignIn } from "../sign-in/needs-sign-in.tsx";
import { words } from "../words/words.ts";
import { LinkRow } from "./link-row.tsx";

/** `/_/links`: all links. */
export function Screen() {
  const { links } = words();
  useEffect(() => {
    document.title = `${links.title} · Bijou`;
  }, []);
  return (
    <NeedsSignIn>
      <div class="screen">
        <h1>{links.title}</h1>
        <List />
      </div>
    </NeedsSignIn>
  );
}

function List() {
  const asked = useAsked("links", (client, signal) =>
    client.GET("/api/links", { params: { query: { limit: 50 } }, signal }),
  );
  const answer = asked.answer.value;
  if (answer === undefined) return <SkeletonRows rows={10} isShown={asked.isSlow.value} />;
  if (!answer.ok) return <p class="empty">{problemWords(answer.problem).whole}</p>;
  return (
    <ul class="link-rows">
      {answer.value.links.map((link) => (
        <LinkRow key={link.slug} link={link} />
      ))}
    </ul>
  );
}
