import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { NeedsSignIn } from "../sign-in/needs-sign-in.tsx";
import { words } from "../words/words.ts";

/** `/_/links/{slug}`: the statistics of a link; `/_/stats`: the same of all. */
export function Screen() {
  const { link, stats } = words();
  const slug = useRoute().params["slug"];
  const title = slug === undefined ? stats.title : link.title(slug);
  useEffect(() => {
    document.title = `${title} · Bijou`;
  }, [title]);
  return (
    <NeedsSignIn>
      <div class="screen">
        <h1>{title}</h1>
      </div>
    </NeedsSignIn>
  );
}
