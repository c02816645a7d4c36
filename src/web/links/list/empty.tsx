import { words } from "../../words/words.ts";
import { ALL, isAll, type View } from "./view.ts";

/** Says why no link is shown, and what to do. */
export function Empty(props: {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onPaste: () => void;
}) {
  const { view, onView, onPaste } = props;
  const { links } = words();
  if (isAll(view)) {
    return (
      <div class="empty stack">
        <p>{links.empty}</p>
        <p class="row">
          <a class="button" href="/">
            {links.new}
          </a>
          <button type="button" onClick={onPaste}>
            {links.pasteTitle}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div class="empty stack">
      <p>{links.nothingFound(searched(view))}</p>
      <p class="row">
        <button type="button" onClick={() => onView({ ...ALL, domain: view.domain })}>
          {links.clear}
        </button>
      </p>
    </div>
  );
}

/** The view in words: `"spring", #shop, off`. */
function searched(view: View): string {
  const { links } = words();
  const parts = [
    view.q === "" ? "" : links.quoted(view.q),
    view.tag === "" ? "" : `#${view.tag}`,
    view.enabled === "" ? "" : view.enabled === "true" ? links.on : links.off,
    view.expired === "" ? "" : view.expired === "true" ? links.expired : links.notExpired,
    view.broken === "" ? "" : view.broken === "true" ? links.broken : links.notBroken,
    view.createdBy === "" ? "" : links.madeBy(view.createdBy),
  ];
  return parts.filter((part) => part !== "").join(", ");
}
