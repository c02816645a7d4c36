import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { toast } from "../../frame/toasts.tsx";
import { copyText } from "../../parts/copy-text.ts";
import { Icon } from "../../parts/icons.tsx";
import { words } from "../../words/words.ts";

const SAID_MS = 2_000;

/** Copies the short link, and says so only if it was copied. */
export function CopyIcon({ text }: { readonly text: string }) {
  const { common } = words();
  const isSaid = useSignal(false);
  useEffect(() => {
    if (!isSaid.value) return;
    const timer = setTimeout(() => {
      isSaid.value = false;
    }, SAID_MS);
    return () => clearTimeout(timer);
  }, [isSaid.value]);
  return (
    <button
      type="button"
      class="icon copy-icon"
      data-copied={isSaid.value}
      aria-label={isSaid.value ? common.copied : common.copyThis(text)}
      title={common.copy}
      onClick={() => void copy(text).then((isCopied) => (isSaid.value = isCopied))}
    >
      <Icon name={isSaid.value ? "done" : "copy"} />
    </button>
  );
}

/** Copies a text. If the browser refuses, the text is shown, so that the person can copy it by hand. */
export async function copy(text: string): Promise<boolean> {
  const isCopied = await copyText(text);
  if (!isCopied) toast({ text: words().links.copyRefused(text), ms: 10_000 });
  return isCopied;
}
