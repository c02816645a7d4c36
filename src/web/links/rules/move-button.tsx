import { Icon } from "../../parts/icons.tsx";

/** What moves or removes a rule. It is never disabled, or it would lose the focus at the end of its way. */
export function MoveButton(props: {
  readonly label: string;
  readonly focus: string;
  readonly icon: "up" | "down" | "cross";
  readonly isOff: boolean;
  readonly onClick: () => void;
}) {
  const { label, focus, icon, isOff, onClick } = props;
  return (
    <button
      type="button"
      class="icon"
      title={label}
      aria-label={label}
      aria-disabled={isOff}
      data-focus={focus}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
