/** What a cue plays, how long, how often and while what, in words: what its level and its course leave unsaid. */

import type { CuePart, GraphCue } from '../../dream-dsl/index.ts';
import { unitIn, withUnit } from './envelope.ts';
import { Field } from './field.tsx';
import { type Asked, useRefusal } from './refusal.tsx';

interface TimesProps {
  readonly cue: GraphCue;
  readonly change: (part: CuePart) => (text: string) => Asked;
}

interface Waiting {
  /** Whether where it stands a cue can wait for a condition. */
  readonly waits: boolean;
}

export function CueTimes({ cue, change, waits }: TimesProps & Waiting) {
  const { marks, note, tell } = useRefusal();
  const time = (part: CuePart, value: string) => (text: string) => change(part)(text.trim() === '' ? '' : withUnit(text, unitIn(value) || 's'));
  return (
    <>
      <div className="inspector-row">
        lasts
        <Field label={`Duration of ${cue.label}`} value={cue.lasts} placeholder="until left" commit={time('for', cue.lasts)} />
      </div>
      <div className="inspector-row">
        again every
        <Field label={`Period of ${cue.label}`} value={cue.again} placeholder="once" commit={time('every', cue.again)} />
      </div>
      <label className="inspector-row">
        loop
        <input
          type="checkbox"
          aria-label={`Loop ${cue.label}`}
          {...marks}
          checked={cue.loops}
          onChange={(event) => void tell(change('loop')(event.target.checked ? 'loop' : ''))}
        />
        {note}
      </label>
      <div className="inspector-row">
        locked to
        <Field label={`Rhythm of ${cue.label}`} value={cue.locked} placeholder="slow wave 0deg" commit={change('locked')} />
      </div>
      {waits && (
        <div className="inspector-row">
          while
          <Field label={`Condition of ${cue.label}`} value={cue.gate} placeholder="always" commit={change('while')} />
        </div>
      )}
    </>
  );
}

/** The words that are said, the colour, the scent, the pattern; a sound is chosen by its file. */
export function CueWhat({ cue, change }: TimesProps) {
  const said = /^"([^"\\]*)"$/.exec(cue.what);
  return (
    <div className="inspector-row">
      {said === null ? (cue.channel === 'light' ? 'colour' : 'plays') : 'words'}
      <Field
        label={`What ${cue.label} is`}
        value={said?.[1] ?? cue.what}
        placeholder=""
        commit={(text) => change('what')(said === null ? text : `"${text.replace(/["\\]/g, '\\$&')}"`)}
      />
    </div>
  );
}
