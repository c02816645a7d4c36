import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { keyOf } from "../../api/link-ref.ts";
import { isHidden } from "../deleting/hidden-links.ts";
import { ListRow } from "../row/list-row.tsx";
import type { RowActs } from "../row/row-acts.ts";
import { createFrameQueue } from "./frame-queue.ts";
import type { Chunk as ChunkOfLinks } from "./link-list.ts";

const NEAR_PX = 800;
const drawing = createFrameQueue((callback) => requestAnimationFrame(callback));

/** A row's height where nobody has measured it: 56 px and its hairline. */
const ROW_PX = 57;
/** How many chunks are drawn at once. In the next frame, the observer knows which of the others are near. */
const FIRST_DRAWN = 1;

/**
 * Some rows. They are drawn while they are near the viewport. Otherwise an empty space of their height takes their
 * place. So with ten thousand links, the browser still has only about a hundred rows.
 */
export function Chunk(props: { readonly chunk: ChunkOfLinks; readonly at: number; readonly acts: RowActs }) {
  const { chunk, at, acts } = props;
  const list = useRef<HTMLUListElement>(null);
  const isNear = useSignal(at < FIRST_DRAWN);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen === undefined) return;
        // A chunk that has the focus stays drawn: the next Tab goes on from there.
        const isKept = element.contains(document.activeElement);
        if (seen.isIntersecting && !isNear.value) {
          drawing.add(element, distanceOf(seen), () => (isNear.value = true));
          return;
        }
        drawing.drop(element);
        if (!seen.isIntersecting && isNear.value) chunk.height = element.offsetHeight;
        isNear.value = seen.isIntersecting || isKept;
      },
      { rootMargin: `${NEAR_PX}px 0px` },
    );
    observer.observe(element);
    return () => {
      drawing.drop(element);
      observer.disconnect();
    };
  }, []);
  if (!isNear.value) {
    // It only peeks at the signal, so a change of a row does not draw this space again.
    const height = chunk.height ?? chunk.links.peek().length * ROW_PX;
    return <ul ref={list} class="link-chunk" style={{ height: `${height}px` }} />;
  }
  const links = chunk.links.value.filter((link) => !isHidden(link));
  return (
    <ul ref={list} class="link-chunk" style={{}}>
      {links.map((link) => (
        <ListRow key={keyOf(link)} link={link} acts={acts} />
      ))}
    </ul>
  );
}

/** From the middle of what is seen to the chunk; 0 where it is there itself. The root's bounds have the margin in them. */
function distanceOf({ boundingClientRect: { top, bottom }, rootBounds }: IntersectionObserverEntry): number {
  if (rootBounds === null) return 0;
  const middle = (rootBounds.top + rootBounds.bottom) / 2;
  return Math.max(0, top - middle, middle - bottom);
}
