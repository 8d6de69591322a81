/** What a scene, an anchor or the release says of itself, to be changed where it stands: its name, what is said above it, its tone, its themes, its motif, its rhythm, its fade. */

import { Fragment } from 'react';
import { type GraphNode, SAYS, type SceneWord } from '../../dream-dsl/index.ts';
import { tryGraphEdit } from '../state/graph-edit.ts';
import { snapped } from './envelope.ts';
import { Field } from './field.tsx';
import type { Asked } from './refusal.tsx';
import { Slider } from './slider.tsx';

const FIELDS: Readonly<Record<SceneWord, { readonly word: string; readonly label: string; readonly placeholder: string }>> = {
  name: { word: 'name', label: 'Name', placeholder: 'no name' },
  doc: { word: 'about', label: 'Comment above it', placeholder: 'what it is for' },
  tone: { word: 'tone', label: 'Tone', placeholder: 'wonder 0.7, calm 0.5' },
  themes: { word: 'themes', label: 'Themes', placeholder: 'water, "the old house"' },
  motif: { word: 'is', label: 'Motif', placeholder: 'no motif' },
  every: { word: 'every', label: 'Rhythm of the anchor', placeholder: '25m' },
  fade: { word: 'fade all over', label: 'Fade of the release', placeholder: '60s' },
};

export function SceneFields({ node }: { readonly node: GraphNode }) {
  const rename = (name: string) => tryGraphEdit({ kind: 'rename', node: node.id, name: name.trim() });
  // What has a name is spoken of by it elsewhere.
  const say = (part: SceneWord) => (part === 'name' ? rename : (text: string) => tryGraphEdit({ kind: 'change-scene', node: node.id, part, text }));
  return (
    <>
      {(node.kind === 'scene' || node.kind === 'layer') && (
        <div className="inspector-row">
          name
          <Field label="Name" value={node.name} placeholder="" commit={rename} />
        </div>
      )}
      {SAYS[node.kind].map((part) => (
        <Fragment key={part}>
          <div className="inspector-row">
            {FIELDS[part].word}
            <Field label={FIELDS[part].label} value={node.says[part] ?? ''} placeholder={FIELDS[part].placeholder} lines={part === 'doc'} commit={say(part)} />
          </div>
          {part === 'tone' && <Feelings tone={node.says.tone ?? ''} commit={say('tone')} />}
        </Fragment>
      ))}
    </>
  );
}

function Feelings({ tone, commit }: { readonly tone: string; readonly commit: (tone: string) => Asked }) {
  return feelingsIn(tone).map(({ name, value }, i, all) => (
    <div key={name} className="feeling">
      <span className="faint">{name}</span>
      <Slider
        label={`Tone: ${name}`}
        value={value}
        min={0}
        max={1}
        step={0.05}
        text={(now) => String(snapped(now, 0.01))}
        commit={(now) => commit(toneText(all.with(i, { name, value: snapped(now, 0.01) })))}
      />
    </div>
  ));
}

interface Feeling {
  readonly name: string;
  readonly value: number;
}

/** `wonder 0.7, calm 0.5`; none where one of them is no plain number: then it is changed in words. */
function feelingsIn(tone: string): readonly Feeling[] {
  const feelings = tone.split(',').map((part) => /^\s*([\p{L}_][\p{L}\p{M}_0-9]*)\s+([0-9]+(?:\.[0-9]+)?)\s*$/u.exec(part));
  return feelings.every((found) => found !== null) ? feelings.map((found) => ({ name: found[1] ?? '', value: Number(found[2]) })) : [];
}

const toneText = (feelings: readonly Feeling[]): string => feelings.map(({ name, value }) => `${name} ${value}`).join(', ');
