import { words } from "../../words/words.ts";

/** Switches a link on or off with one click. */
export function OnSwitch(props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const { name, isOn, onChange } = props;
  const { links } = words();
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      aria-label={links.isOn(name)}
      title={isOn ? links.switchOff : links.switchOn}
      onClick={() => onChange(!isOn)}
    />
  );
}
