import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { may } from "../api/session.ts";
import { NeedsSignIn } from "../sign-in/needs-sign-in.tsx";
import { words } from "../words/words.ts";
import { Controls } from "./controls.tsx";
import { here } from "./here.ts";
import { LinkHead } from "./link-head.tsx";
import { LinkHistory } from "./link-history.tsx";
import { Report } from "./report.tsx";
import { readView, type View, viewQuery } from "./view.ts";

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
      <Statistics key={slug ?? ""} slug={slug} />
    </NeedsSignIn>
  );
}

function Statistics({ slug }: { readonly slug: string | undefined }) {
  const { stats } = words();
  const { path, query, route } = useLocation();
  const read = readView(query, here());
  // A tag only narrows the statistics of all links.
  const view: View = slug === undefined ? read : { ...read, tag: "" };
  const show = (changed: Partial<View>) => {
    // Read the view again: another range may need another interval.
    const wanted = new URLSearchParams(viewQuery({ ...view, ...changed }));
    if (changed.interval === undefined && changed.range !== undefined) wanted.delete("interval");
    route(`${path}?${wanted.toString()}`, true);
  };
  return (
    <div class="screen stats">
      {slug === undefined ? (
        <h1>{stats.title}</h1>
      ) : may("links:read") ? (
        <LinkHead slug={slug} />
      ) : (
        <h1 class="mono">{slug}</h1>
      )}
      <Controls view={view} isOfAll={slug === undefined} show={show} />
      <Report slug={slug} view={view} show={show} />
      {slug !== undefined && may("links:read") && <LinkHistory slug={slug} />}
    </div>
  );
}
