/** A number by hand, with its limits and unit in sight: it counts once the hand lets go. */

import { useState } from 'react';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** As it is read, with its unit. */
  readonly text: (value: number) => string;
  /** False where it was refused. */
  readonly commit: (value: number) => Promise<boolean>;
}

export function Slider({ label, value, min, max, step, text, commit }: SliderProps) {
  const [draft, setDraft] = useState<number | null>(null);
  const take = () => {
    if (draft !== null && draft !== value) void commit(draft).then(() => setDraft(null));
    else setDraft(null);
  };
  return (
    <label className="cue-level">
      <span className="faint">{text(min)}</span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={text(draft ?? value)}
        min={min}
        max={max}
        step={step}
        value={draft ?? value}
        onChange={(event) => setDraft(Number(event.target.value))}
        onPointerUp={take}
        onKeyUp={take}
        onBlur={take}
      />
      <span className="faint">{text(max)}</span>
      <output>{text(draft ?? value)}</output>
    </label>
  );
}
