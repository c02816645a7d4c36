import type { Problem } from "../api/ask.ts";
import { problemWords } from "../api/problem-words.ts";
import { trouble } from "../api/trouble.ts";
import { SkeletonRows } from "../parts/skeleton.tsx";
import { words } from "../words/words.ts";

/** In the place of what is not there yet, or was refused. While the API does not answer, it says that it waits. */
export function NotYet(props: { readonly rows: number; readonly isSlow: boolean; readonly problem: Problem | null }) {
  const { rows, isSlow, problem } = props;
  if (problem !== null) return <p class="settings-empty">{problemWords(problem).whole}</p>;
  if (isSlow && trouble.value !== null) return <p class="settings-empty">{words().settings.waiting}</p>;
  return <SkeletonRows rows={rows} isShown={isSlow} />;
}
