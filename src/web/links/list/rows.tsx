import { useEffect, useRef } from "preact/hooks";
import { SkeletonRows } from "../../parts/skeleton.tsx";
import { words } from "../../words/words.ts";
import { refusal } from "../row/refusal.ts";
import type { RowActs } from "../row/row-acts.ts";
import { Chunk } from "./chunk.tsx";
import { Empty } from "./empty.tsx";
import type { List } from "./link-list.ts";
import type { View } from "./view.ts";

/** The rows that are loaded so far. More are loaded before the person scrolls to their place. */
export function Rows(props: {
  readonly view: View;
  readonly list: List;
  readonly acts: RowActs;
  readonly onView: (view: View) => void;
  readonly onPaste: () => void;
}) {
  const { list, acts } = props;
  const chunks = list.chunks.value;
  if (chunks === undefined) {
    if (list.problem.value !== null) return <p class="empty">{refusal({ problem: list.problem.value })}</p>;
    return <SkeletonRows rows={10} isShown={list.isSlow.value} />;
  }
  const isEmpty = chunks.every(({ links }) => links.value.length === 0);
  return (
    <div class="link-list" aria-busy={list.isWaiting.value}>
      <p class="unseen" role="status">
        {list.isWaiting.value
          ? ""
          : words().links.shown(chunks.reduce((sum, { links }) => sum + links.value.length, 0))}
      </p>
      {list.problem.value !== null && <p class="empty">{refusal({ problem: list.problem.value })}</p>}
      {isEmpty ? (
        <Empty view={props.view} onView={props.onView} onPaste={props.onPaste} />
      ) : (
        chunks.map((chunk, at) => <Chunk key={chunk.id} chunk={chunk} at={at} acts={acts} />)
      )}
      <End list={list} />
    </div>
  );
}

/** The end of the list. While it is near the viewport, it loads page after page. */
function End({ list }: { readonly list: List }) {
  const end = useRef<HTMLDivElement>(null);
  const count = list.chunks.value?.length;
  useEffect(() => {
    const element = end.current;
    if (element === null || list.isWaiting.value) return;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === true) list.more();
      },
      { rootMargin: "2000px 0px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [count, list.isWaiting.value]);
  return (
    <div ref={end} class="list-end">
      {list.hasMore() && <SkeletonRows rows={3} isShown={list.isSlow.value} />}
    </div>
  );
}
