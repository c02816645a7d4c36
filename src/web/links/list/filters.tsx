import { useRef } from "preact/hooks";
import { shownTo } from "../../api/session.ts";
import { words } from "../../words/words.ts";
import type { List } from "./link-list.ts";
import type { View } from "./view.ts";

const MOST_TAGS = 8;

/** The filters and the tags, as chips. Each is on or off, and a link must match all that are on. */
export function Filters(props: { readonly view: View; readonly list: List; readonly onView: (view: View) => void }) {
  const { view, list, onView } = props;
  const { links } = words();
  const session = shownTo();
  const me = session === null ? "" : session.kind === "admin" ? "admin" : session.name;
  const tags = useTags(list, view.tag);
  const toggle = (change: Partial<View>): Pick<Chip, "isOn" | "to"> => {
    const isOn = Object.entries(change).every(([name, value]) => view[name as keyof View] === value); // Keys of View.
    const off = Object.fromEntries(Object.keys(change).map((name) => [name, ""]));
    return { isOn, to: { ...view, ...(isOn ? off : change) } };
  };
  const states: Chip[] = [
    { label: links.on, ...toggle({ enabled: "true" }) },
    { label: links.off, ...toggle({ enabled: "false" }) },
    { label: links.expired, ...toggle({ expired: "true" }) },
    ...(view.expired === "false" ? [{ label: links.notExpired, ...toggle({ expired: "false" }) }] : []),
    { label: links.broken, ...toggle({ broken: "true" }) },
    ...(view.broken === "false" ? [{ label: links.notBroken, ...toggle({ broken: "false" }) }] : []),
    { label: links.mine, ...toggle({ createdBy: me }) },
    ...(view.createdBy === "" || view.createdBy === me
      ? []
      : [{ label: links.madeBy(view.createdBy), ...toggle({ createdBy: view.createdBy }) }]),
  ];
  return (
    <div class="filters">
      <Chips label={links.filters} chips={states} onView={onView} />
      {tags.length > 0 && (
        <Chips
          label={links.tagFilters}
          chips={tags.map((tag) => ({ label: `#${tag}`, ...toggle({ tag }) }))}
          onView={onView}
        />
      )}
    </div>
  );
}

interface Chip {
  readonly label: string;
  readonly isOn: boolean;
  readonly to: View;
}

function Chips(props: {
  readonly label: string;
  readonly chips: readonly Chip[];
  readonly onView: (view: View) => void;
}) {
  return (
    <div class="chips" role="group" aria-label={props.label}>
      {props.chips.map(({ label, isOn, to }) => (
        <button key={label} type="button" class="chip" aria-pressed={isOn} onClick={() => props.onView(to)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/**
 * The most frequent tags of the links that were loaded so far, since the API has no list of tags. A tag that was seen
 * is not forgotten, so that no chip jumps away when it is clicked.
 */
function useTags(list: List, chosen: string): readonly string[] {
  const seen = useRef(new Map<string, number>());
  const counts = new Map<string, number>();
  for (const { links } of list.chunks.value ?? []) {
    for (const { tags } of links.value) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  for (const [tag, count] of counts) seen.current.set(tag, Math.max(count, seen.current.get(tag) ?? 0));
  const most = [...seen.current].toSorted(([, a], [, b]) => b - a).slice(0, MOST_TAGS);
  const tags = most.map(([tag]) => tag).toSorted();
  return chosen === "" || tags.includes(chosen) ? tags : [chosen, ...tags];
}
