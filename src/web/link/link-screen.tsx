import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { goToDomain } from "../api/domains.ts";
import { keyOf, type LinkRef } from "../api/link-ref.ts";
import { may } from "../api/session.ts";
import { NeedsSignIn } from "../sign-in/needs-sign-in.tsx";
import { words } from "../words/words.ts";
import { Controls } from "./controls.tsx";
import { here } from "./here.ts";
import { LinkCheck } from "./link-check.tsx";
import { LinkHead } from "./link-head.tsx";
import { LinkHistory } from "./link-history.tsx";
import { Report } from "./report.tsx";
import { readView, type View, viewQuery } from "./view.ts";

/** `/_/links/{slug}`: the statistics of a link; `/_/stats`: the same of all. */
export function Screen() {
  const { link, stats } = words();
  const slug = useRoute().params["slug"];
  const { domain } = useLocation().query;
  const of = slug === undefined ? undefined : { slug, domain };
  const title = slug === undefined ? stats.title : link.title(slug);
  useEffect(() => {
    document.title = `${title} · Bijou`;
  }, [title]);
  return (
    <NeedsSignIn>
      <Statistics key={of === undefined ? "" : keyOf(of)} of={of} />
    </NeedsSignIn>
  );
}

function Statistics({ of }: { readonly of: LinkRef | undefined }) {
  const { stats } = words();
  const { path, query, route } = useLocation();
  useEffect(() => {
    if (of !== undefined || query["domain"] !== undefined) goToDomain(query["domain"]);
  }, [query["domain"]]);
  const read = readView(query, here());
  // A tag or a maker only narrows the statistics of all links.
  const view: View = of === undefined ? read : { ...read, tag: "", maker: "" };
  const show = (changed: Partial<View>) => {
    // Read the view again: another range may need another interval.
    const wanted = new URLSearchParams(viewQuery({ ...view, ...changed }));
    if (changed.interval === undefined && changed.range !== undefined) wanted.delete("interval");
    route(`${path}?${wanted.toString()}`, true);
  };
  return (
    <div class="screen stats">
      {of === undefined ? (
        <h1>{stats.title}</h1>
      ) : may("links:read") ? (
        <LinkHead of={of} />
      ) : (
        <h1 class="mono">{of.slug}</h1>
      )}
      <Controls view={view} isOfAll={of === undefined} show={show} />
      <Report of={of} view={view} show={show}>
        {of !== undefined && may("links:read") && <LinkHistory of={of} />}
        {of !== undefined && may("links:read") && <LinkCheck key={keyOf(of)} of={of} />}
      </Report>
    </div>
  );
}
