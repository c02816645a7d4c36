import { domainOf, keyOf } from "../api/link-ref.ts";
import { words } from "../words/words.ts";
import { NameList } from "./name-list.tsx";
import type { Stats } from "./stats.ts";

/** Names that people asked for and that no link has. Often a poster has a typing error. */
export function UnknownNames(props: { readonly names: NonNullable<Stats["unknownSlugs"]>; readonly name: string }) {
  const { names, name: file } = props;
  const { stats } = words();
  const rows = names.map((name) => {
    const domain = domainOf(name);
    const shown = domain === undefined ? name.slug : `${domain}/${name.slug}`;
    return {
      key: keyOf(name),
      name: shown,
      shown: <span class="mono">{shown}</span>,
      raw: shown,
      value: name.requests,
    };
  });
  return (
    <NameList
      file={file}
      all={null}
      lists={[{ title: stats.unknownNames, rows }]}
      column={stats.requests}
      note={stats.unknownNote}
    />
  );
}
