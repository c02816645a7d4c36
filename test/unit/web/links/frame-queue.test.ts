import { describe, expect, it } from "vitest";
import { createFrameQueue } from "../../../../src/web/links/list/frame-queue.ts";

describe("createFrameQueue()", () => {
  function start() {
    const frames: (() => void)[] = [];
    const drawn: string[] = [];
    const queue = createFrameQueue((callback) => frames.push(callback));
    const draw = (name: string) => () => void drawn.push(name);
    return { queue, drawn, draw, frames, frame: () => frames.shift()?.() };
  }

  it("draws one thing a frame, the nearest first", () => {
    const { queue, drawn, draw, frame } = start();
    queue.add({}, 900, draw("far"));
    queue.add({}, 0, draw("seen"));
    queue.add({}, 400, draw("near"));
    expect(drawn).toEqual([]);
    frame();
    expect(drawn).toEqual(["seen"]);
    frame();
    frame();
    expect(drawn).toEqual(["seen", "near", "far"]);
  });

  it("asks for no frame when nothing waits, and for one at a time", () => {
    const { queue, draw, frames, frame } = start();
    queue.add({}, 1, draw("a"));
    queue.add({}, 2, draw("b"));
    expect(frames).toHaveLength(1);
    frame();
    expect(frames).toHaveLength(1);
    frame();
    expect(frames).toHaveLength(0);
    queue.add({}, 1, draw("c"));
    expect(frames).toHaveLength(1);
  });

  it("draws nothing that has gone, and once what came near twice", () => {
    const { queue, drawn, draw, frame } = start();
    const [gone, twice] = [{}, {}];
    queue.add(gone, 0, draw("gone"));
    queue.add(twice, 500, draw("twice"));
    queue.add(twice, 100, draw("twice"));
    queue.drop(gone);
    frame();
    frame();
    expect(drawn).toEqual(["twice"]);
  });

  it("goes on with the others when one can't be drawn", () => {
    const { queue, drawn, draw, frame } = start();
    queue.add({}, 0, () => {
      throw new Error("Cannot draw");
    });
    queue.add({}, 1, draw("next"));
    expect(frame).toThrow("Cannot draw");
    frame();
    expect(drawn).toEqual(["next"]);
  });
});
