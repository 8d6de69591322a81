/** A number by hand, with its limits and unit in sight: it counts once the hand lets go. Where it is refused the number stays what it was, with the reason. */

import { useState } from 'react';
import { type Asked, useRefusal } from './refusal.tsx';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** As it is read, with its unit. */
  readonly text: (value: number) => string;
  readonly commit: (value: number) => Asked;
}

export function Slider({ label, value, min, max, step, text, commit }: SliderProps) {
  const [draft, setDraft] = useState<number | null>(null);
  const { marks, note, tell } = useRefusal();
  const take = () => {
    if (draft !== null && draft !== value) void tell(commit(draft)).then(() => setDraft(null));
    else setDraft(null);
  };
  return (
    <>
      <label className="cue-level">
        <span className="faint">{text(min)}</span>
        <input
          type="range"
          aria-label={label}
          {...marks}
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
      {note}
    </>
  );
}
