import type { Problem } from "../api/ask.ts";
import { problemWords } from "../api/problem-words.ts";
import { trouble } from "../api/trouble.ts";
import { words } from "../words/words.ts";
import { SkeletonRows } from "./skeleton.tsx";

/**
 * Shown in the place of a list that is still loading, or was refused. While the API does not answer, it says that the
 * page waits.
 */
export function NotYet(props: { readonly rows: number; readonly isSlow: boolean; readonly problem: Problem | null }) {
  const { rows, isSlow, problem } = props;
  if (problem !== null) return <p class="said-instead">{problemWords(problem).whole}</p>;
  if (isSlow && trouble.value !== null) return <p class="said-instead">{words().settings.waiting}</p>;
  return <SkeletonRows rows={rows} isShown={isSlow} />;
}
