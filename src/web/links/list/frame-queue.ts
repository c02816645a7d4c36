/**
 * Draws one thing a frame, the nearest first. After a jump, several chunks of rows come near at once: drawn together they
 * would keep a slow telephone from answering a finger for a quarter of a second.
 */
export interface FrameQueue {
  /** In the place of what waits for the same key. @param distance from what is seen, in pixels. */
  add(key: object, distance: number, draw: () => void): void;
  /** What waits for the key is not drawn. */
  drop(key: object): void;
}

/** @param requestFrame calls back once before the next frame. */
export function createFrameQueue(requestFrame: (callback: () => void) => unknown): FrameQueue {
  const waiting = new Map<object, { distance: number; draw: () => void }>();
  let isAsked = false;

  function ask(): void {
    if (isAsked || waiting.size === 0) return;
    isAsked = true;
    requestFrame(drawNearest);
  }

  function drawNearest(): void {
    isAsked = false;
    const [nearest] = [...waiting].sort(([, a], [, b]) => a.distance - b.distance);
    if (nearest === undefined) return;
    const [key, { draw }] = nearest;
    waiting.delete(key);
    ask();
    draw();
  }

  return {
    add(key, distance, draw) {
      waiting.set(key, { distance, draw });
      ask();
    },
    drop: (key) => void waiting.delete(key),
  };
}
