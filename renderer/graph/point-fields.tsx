/** The chosen points of a curve as numbers: time and level of one, the level of several. */

import type { Channel, CueShape } from '../../dream-dsl/index.ts';
import { durationMs, durationText, type EnvelopePoint, levelIn, moved, placeFor, UNIT_OF } from './envelope.ts';
import { Field } from './field.tsx';
import type { Asked } from './refusal.tsx';

interface FieldsProps {
  readonly label: string;
  readonly channel: Channel;
  readonly bounds: Pick<CueShape, 'lowest' | 'highest'>;
  readonly points: readonly EnvelopePoint[];
  readonly chosen: ReadonlySet<number>;
  /** ms that stay between two points. */
  readonly step: number;
  readonly commit: (points: readonly EnvelopePoint[]) => Asked;
}

export function PointFields({ label, channel, bounds, points, chosen, step, commit }: FieldsProps) {
  const unit = UNIT_OF[channel];
  const some = [...chosen].flatMap((i) => points[i] ?? []);
  const [first] = some;
  const limits = `${bounds.lowest}–${bounds.highest}${unit}`;
  if (first === undefined)
    return (
      <p className="curve-reading">
        {durationText(points.at(-1)?.at ?? 0)} · {limits}
      </p>
    );
  const [id] = chosen;
  const isStart = some.length === 1 && id === 0;
  const level = some.every((point) => point.level === first.level) ? `${first.level}${unit}` : '';
  const putTime = async (text: string): Asked => {
    const at = durationMs(text, durationText(first.at));
    if (at === null) return `“${text}” is no time. Write it like 90s, 5m or 1h.`;
    const now = moved(points, chosen, { at: at - first.at, level: 0 }, bounds, step);
    return now[id ?? 0]?.at === at ? commit(now) : `A point stays between those beside it: ${placeFor(points, id ?? 0, step)}.`;
  };
  const putLevel = async (text: string): Asked => {
    const level = levelIn(text, channel);
    if (level === null) return `“${text}” is no level of ${channel}. Write it like ${first.level}${unit}.`;
    if (level < bounds.lowest || level > bounds.highest) return `${level}${unit} is no level of ${channel}: it is within ${limits}.`;
    return commit(points.map((point, i) => (chosen.has(i) ? { ...point, level } : point)));
  };
  return (
    <div className="curve-numbers">
      {some.length === 1 && (
        <span>
          <span>at</span>
          {isStart ? (
            <output>0s</output>
          ) : (
            <Field label={`Time of the chosen point of ${label}`} value={durationText(first.at)} placeholder="5m" commit={putTime} />
          )}
        </span>
      )}
      {some.length > 1 && <span>{some.length} points</span>}
      <span>
        <span>level</span>
        <Field
          label={some.length === 1 ? `Level of the chosen point of ${label}` : `Level of the chosen points of ${label}`}
          value={level}
          placeholder="mixed"
          commit={putLevel}
        />
      </span>
      <small>{limits}</small>
    </div>
  );
}
