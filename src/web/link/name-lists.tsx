import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { keyOf, screenOf } from "../api/link-ref.ts";
import { ShortName } from "../parts/short-name.tsx";
import { words } from "../words/words.ts";
import { type List, NameList } from "./name-list.tsx";
import { createShownNames, type NameKind } from "./shown-names.ts";
import type { NameCount, Stats } from "./stats.ts";
import { type View, viewQuery } from "./view.ts";

/** Who came, from where and with what device: lists of bars in two columns. */
export function NameLists(props: {
  readonly counted: Stats;
  readonly view: View;
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  const { counted, view, name: file, children } = props;
  const { stats } = words();
  const shown = useMemo(() => createShownNames(document.documentElement.lang, stats.names), []);
  const { countries, regions, cities, referrers, devices, browsers, os, languages, utm } = counted;
  const plain = [countries, referrers, devices, browsers, os, languages];
  // Each visit has one name in each list, but lists are cut off at a hundred names. So the largest sum of any list is
  // the sum of all visits.
  const all = Math.max(...plain.map((names) => names.reduce((sum, { visits }) => sum + visits, 0)));
  const listOf = (title: string, names: readonly NameCount[], kind: NameKind = "other"): List => ({
    title,
    rows: names.map(({ name, visits }) => ({ key: name, name: shown(name, kind), raw: name, value: visits })),
  });
  const byRule: List = {
    title: stats.rules,
    hasUnnamed: true,
    rows: (counted.rules ?? []).map(({ name, visits }) => ({
      ...{ key: name ?? "", name: name ?? stats.noRule, raw: name ?? "", value: visits },
    })),
  };
  const panels: readonly (readonly List[])[] = [
    ...(byRule.rows.length === 0 ? [] : [[byRule]]),
    [listOf(stats.countries, countries, "country"), listOf(stats.regions, regions), listOf(stats.cities, cities)],
    [listOf(stats.referrers, referrers)],
    [listOf(stats.devices, devices, "device")],
    [listOf(stats.browsers, browsers)],
    [listOf(stats.systems, os)],
    [listOf(stats.languages, languages, "language")],
    [
      listOf(stats.utmCampaigns, utm.campaigns),
      listOf(stats.utmTerms, utm.terms),
      listOf(stats.utmContents, utm.contents),
    ],
    [listOf(stats.utmSources, utm.sources), listOf(stats.utmMediums, utm.mediums)],
  ];
  return (
    <div class="name-lists">
      {counted.topLinks !== undefined && (
        <NameList file={file} all={all} lists={[topLinks(counted.topLinks, view)]} column={stats.visitsWord} />
      )}
      {panels.map((lists) => (
        <NameList key={lists[0]?.title} file={file} all={all} lists={lists} column={stats.visitsWord} />
      ))}
      {children}
    </div>
  );
}

function topLinks(links: NonNullable<Stats["topLinks"]>, view: View): List {
  const { stats } = words();
  const query = Object.fromEntries(new URLSearchParams(viewQuery({ ...view, tag: "", maker: "", domain: "" })));
  return {
    title: stats.topLinks,
    rows: links.map(({ slug, domain, shortUrl, visits }, place) => {
      if (slug === null || domain === null || shortUrl === null)
        return { key: `${place}`, name: stats.deleted, raw: "", value: visits };
      const link = (
        <a href={screenOf({ slug, domain }, query)}>
          <ShortName shortUrl={shortUrl} />
        </a>
      );
      return { key: keyOf({ slug, domain }), name: slug, shown: link, raw: slug, value: visits };
    }),
  };
}
