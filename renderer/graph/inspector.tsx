/** What is selected in the graph, to be changed where it stands: a scene with its cues and arrows, or one arrow. */

import { memo } from 'react';
import { CHANNELS } from '../../app/bridge/index.ts';
import { type DreamGraph, type GraphEdge, type GraphNode, isLedTo, leadsOn, spokenIn } from '../../dream-dsl/index.ts';
import { goToMotif } from '../state/go-to-motif.ts';
import { tryGraphEdit } from '../state/graph-edit.ts';
import { selectEdge } from '../state/selection.ts';
import { useStore } from '../state/store.ts';
import { CueEditor } from './cue-editor.tsx';
import { DeleteButton } from './delete-button.tsx';
import { DelaySlider, WeightSlider } from './edge-numbers.tsx';
import { Field } from './field.tsx';
import { Picker } from './picker.tsx';
import { type Asked, useRefusal } from './refusal.tsx';
import { Rules } from './rule-editor.tsx';
import { SceneFields } from './scene-fields.tsx';
import { Whiles } from './while-editor.tsx';

export const Inspector = memo(function Inspector() {
  const graph = useStore((state) => state.graph);
  const selection = useStore((state) => state.selection);
  const node = selection?.kind === 'node' ? graph?.nodes.find(({ id }) => id === selection.id) : undefined;
  const edge = selection?.kind === 'edge' ? graph?.edges.find(({ id }) => id === selection.id) : undefined;
  return (
    <aside className="inspector" data-testid="inspector" aria-label="What is selected">
      {graph !== null && node !== undefined && <Scene key={node.id} node={node} graph={graph} />}
      {graph !== null && edge !== undefined && <Arrow key={edge.id} edge={edge} graph={graph} />}
      {node === undefined && edge === undefined && <p className="faint">A scene or an arrow that you select can be changed here.</p>}
    </aside>
  );
});

function Scene({ node, graph }: { readonly node: GraphNode; readonly graph: DreamGraph }) {
  const out = graph.edges.filter(({ source }) => source === node.id);
  const parents = graph.nodes.filter(({ id, kind }) => (kind === 'scene' || kind === 'layer') && id !== node.id && !id.startsWith(`${node.id}/`));
  const movable = node.kind === 'scene' || node.kind === 'layer';
  return (
    <>
      <h3>
        {node.name} <small>{node.motif === '' ? node.kind : `${node.kind}, of the motif `}</small>
        {node.motif !== '' && (
          <button type="button" className="link" title="Go to where this motif is written" onClick={() => void goToMotif(node)}>
            {node.motif}
          </button>
        )}
      </h3>
      <SceneFields node={node} />
      {movable && (
        <div className="inspector-row">
          stands in
          <Picker
            label="Stands in"
            value={node.parent ?? ''}
            first="the dream"
            choices={parents.map(({ id }) => id)}
            choose={(parent) => tryGraphEdit({ kind: 'move-node', node: node.id, parent: parent === '' ? null : parent })}
          />
        </div>
      )}
      {node.kind !== 'anywhere' && <h4>Cues</h4>}
      <ul>
        {node.cues.map((cue, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cue is known by its place in the scene, whatever it plays and wherever that stands
          <CueEditor key={i} node={node.id} kind={node.kind} index={i} cue={cue} />
        ))}
      </ul>
      {node.kind !== 'release' && node.kind !== 'anywhere' && (
        <Picker
          label="Add a cue"
          value=""
          first="add a cue…"
          choices={CHANNELS}
          choose={(channel) => tryGraphEdit({ kind: 'add-cue', node: node.id, channel: channel as (typeof CHANNELS)[number] })}
        />
      )}
      <Whiles node={node} />
      <Rules node={node} />
      {leadsOn(node.kind) && <h4>Arrows</h4>}
      <ul>
        {out.map((edge) => (
          <li key={edge.id}>
            <button type="button" className="link" onClick={() => selectEdge(edge)}>
              {edge.cause === '' ? edge.label : edge.cause} → {spokenIn(edge.target, graph)}
            </button>
          </li>
        ))}
      </ul>
      {leadsOn(node.kind) && (
        <TargetPicker
          graph={graph}
          label="Draw an arrow to"
          value=""
          first="draw an arrow to…"
          choose={(to) => tryGraphEdit({ kind: 'connect', from: node.id, to })}
        />
      )}
    </>
  );
}

function Arrow({ edge, graph }: { readonly edge: GraphEdge; readonly graph: DreamGraph }) {
  const change = (part: 'cause' | 'guard' | 'weight' | 'way') => (text: string) => tryGraphEdit({ kind: 'change-edge', edge: edge.id, part, text });
  return (
    <>
      <h3>
        {spokenIn(edge.source, graph)} → {spokenIn(edge.target, graph)} <small>{edge.kind}</small>
      </h3>
      <div className="inspector-row">
        cause
        <Field label="Cause" value={edge.cause} placeholder="at once" commit={change('cause')} />
      </div>
      <DelaySlider edge={edge} change={change('cause')} />
      <div className="inspector-row">
        only when
        <Field label="Condition" value={edge.ownGuard} placeholder="always" commit={change('guard')} />
      </div>
      {edge.guard !== edge.ownGuard && (
        <p className="faint">The whole choice only when {edge.guard.slice(0, edge.guard.length - (edge.ownGuard === '' ? 0 : edge.ownGuard.length + 5))}.</p>
      )}
      {edge.weight !== '' && (
        <div className="inspector-row">
          weight {edge.share !== null && <small>{Math.round(edge.share * 100)} %</small>}
          <Field label="Weight" value={edge.weight} placeholder="" commit={change('weight')} />
        </div>
      )}
      <WeightSlider edge={edge} change={change('weight')} />
      <div className="inspector-row">
        leads to
        <TargetPicker graph={graph} label="Leads to" value={edge.target} first={null} choose={(to) => tryGraphEdit({ kind: 'reconnect', edge: edge.id, to })} />
      </div>
      <WayPicker edge={edge} choose={change('way')} />
      <DeleteButton ask={() => tryGraphEdit({ kind: 'delete-edge', edge: edge.id })}>Delete this arrow</DeleteButton>
    </>
  );
}

/** How it leads there, in the words of the text. */
const WAYS: readonly (readonly [string, string])[] = [
  ['', 'at its start'],
  ['inside', 'inside this one'],
  ['last', 'where it was left'],
  ['last part of', 'the part it was in'],
];

function WayPicker({ edge, choose }: { readonly edge: GraphEdge; readonly choose: (way: string) => Asked }) {
  const { marks, note, tell } = useRefusal();
  const way = edge.inside ? 'inside' : { none: '', deep: 'last', shallow: 'last part of' }[edge.history];
  return (
    <div className="inspector-row">
      begins
      <select aria-label="How it leads there" {...marks} value={way} onChange={(event) => void tell(choose(event.target.value))}>
        {WAYS.map(([word, said]) => (
          <option key={word} value={word}>
            {said}
          </option>
        ))}
      </select>
      {note}
    </div>
  );
}

interface TargetProps {
  readonly graph: DreamGraph;
  readonly label: string;
  readonly value: string;
  readonly first: string | null;
  readonly choose: (to: string) => Asked;
}

function TargetPicker({ graph, ...rest }: TargetProps) {
  const ids = [...new Set([...graph.nodes.filter(({ kind }) => isLedTo(kind)).map(({ id }) => id), 'release', 'morning'])];
  return <Picker {...rest} choices={ids} called={(id) => spokenIn(id, graph)} />;
}
