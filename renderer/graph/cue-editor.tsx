/** One cue, to be changed where it stands: its level by a slider, its course by points, its fades in words. */

import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { type CuePart, type GraphCue, type GraphNode, hasWhiles } from '../../dream-dsl/index.ts';
import { USUAL_DB } from '../listening/listen.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { editGraphBy, tryGraphEdit } from '../state/graph-edit.ts';
import { CueTimes, CueWhat } from './cue-times.tsx';
import { Curve } from './curve.tsx';
import { DeleteButton } from './delete-button.tsx';
import { type EnvelopePoint, envelopeText, fadeText, pointsOf, rangeText, STEP_OF, snapped, UNIT_OF, unitIn, withPoint, withUnit } from './envelope.ts';
import { Field } from './field.tsx';
import type { Asked } from './refusal.tsx';
import { Slider } from './slider.tsx';
import { SoundPicker } from './sound-picker.tsx';

interface CueProps {
  readonly node: string;
  readonly kind: GraphNode['kind'];
  readonly index: number;
  readonly cue: GraphCue;
}

export function CueEditor({ node, kind, index, cue }: CueProps) {
  const [open, setOpen] = useState(false);
  const change = (part: CuePart) => (text: string) => tryGraphEdit({ kind: 'change-cue', node, cue: index, part, text });
  const { shape } = cue;
  const points = pointsOf(shape);
  const put = (now: readonly EnvelopePoint[]) => change('envelope')(envelopeText(now, cue.channel));
  return (
    <li className="cue">
      <div className="cue-head">
        <button
          type="button"
          className="icon"
          aria-expanded={open}
          aria-label={`Course of ${cue.label}`}
          title="Level, course and fades"
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown size={14} strokeWidth={1.5} /> : <ChevronRight size={14} strokeWidth={1.5} />}
        </button>
        <ChannelIcon channel={cue.channel} />
        <span className="inspector-name" title={cue.gate === '' ? cue.label : `${cue.label}, while ${cue.gate}`}>
          {cue.label}
        </span>
        {points !== null && points.length > 1 && cue.level === '' ? (
          <output title={`The levels of its course: ${cue.label}`}>{rangeText(points, cue.channel)}</output>
        ) : (
          <Field
            label={`Level of ${cue.label}`}
            value={cue.level}
            placeholder="level"
            commit={(text) => change('level')(withUnit(text, unitIn(cue.level) || UNIT_OF[cue.channel]))}
          />
        )}
        <DeleteButton label={`Delete the cue ${cue.label}`} title="Delete this cue" ask={() => tryGraphEdit({ kind: 'delete-cue', node, cue: index })} />
      </div>
      {open && (
        <div className="cue-course">
          {cue.sound !== null && (
            <SoundPicker
              label={cue.label}
              sound={cue.sound}
              level={points?.[0]?.level ?? USUAL_DB}
              choose={(path) => editGraphBy({ kind: 'change-cue', node, cue: index, part: 'sound', text: path })}
            />
          )}
          {cue.sound === null && <CueWhat cue={cue} change={change} />}
          {points === null ? (
            <p className="faint">Its level depends on what is set before or during the night: change it in words.</p>
          ) : (
            <>
              {points.length === 1 && <Level cue={cue} value={points[0]?.level ?? 0} commit={(level) => put([{ at: 0, level }])} />}
              {points.length > 1 && <Curve label={cue.label} channel={cue.channel} bounds={shape} points={points} commit={put} />}
              <button
                type="button"
                className="quiet"
                onClick={() => void put(withPoint(points.length === 0 ? [{ at: 0, level: Math.max(0, shape.lowest) }] : points).points)}
              >
                <Plus size={14} strokeWidth={1.5} aria-hidden /> Add a point
              </button>
            </>
          )}
          <div className="inspector-row">
            fade in
            <Field
              label={`Fade in of ${cue.label}`}
              value={shape.fadeIn?.text ?? ''}
              placeholder="none"
              commit={(text) => change('fade')(fadeText(withUnit(text, unitIn(shape.fadeIn?.text ?? '') || 's'), shape.fadeOut?.text ?? ''))}
            />
          </div>
          <div className="inspector-row">
            fade out
            <Field
              label={`Fade out of ${cue.label}`}
              value={shape.fadeOut?.text ?? ''}
              placeholder="none"
              commit={(text) => change('fade')(fadeText(shape.fadeIn?.text ?? '', withUnit(text, unitIn(shape.fadeOut?.text ?? '') || 's')))}
            />
          </div>
          <CueTimes cue={cue} change={change} waits={cue.cause === '' && hasWhiles(kind)} />
        </div>
      )}
    </li>
  );
}

interface LevelProps {
  readonly cue: GraphCue;
  readonly value: number;
  readonly commit: (level: number) => Asked;
}

/** Within what the channel allows at all; that a limit of the dream is lower is told when it is passed. */
function Level({ cue, value, commit }: LevelProps) {
  const { lowest, highest } = cue.shape;
  const unit = UNIT_OF[cue.channel];
  const step = STEP_OF[cue.channel];
  return (
    <Slider
      label={`Level of ${cue.label}, ${unit}`}
      value={value}
      min={lowest}
      max={cue.channel === 'light' ? Math.max(20, value * 2) : highest}
      step={step}
      text={(level) => `${level}${unit}`}
      commit={(level) => commit(snapped(level, step))}
    />
  );
}
