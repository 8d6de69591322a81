/** One scene in the graph: its name, tone and cues. */

import { Handle, type NodeProps, Position } from '@xyflow/react';
import { BedDouble, ChevronDown, ChevronRight, LifeBuoy, LogOut, Moon, Rows3, Sunrise, Waypoints } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { isLedTo, leadsOn } from '../../dream-dsl/index.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { toggleFold } from '../state/folds.ts';
import { get, useStore } from '../state/store.ts';
import { askAboutPlace } from '../state/why.ts';
import type { SceneFlowNode } from './flow-model.ts';
import { type SceneLook, wordsOfFold } from './fold.ts';
import { nodeSize } from './layout/size.ts';
import { NameField } from './name-field.tsx';

const ICONS = { ritual: BedDouble, anywhere: Waypoints, scene: Moon, layer: Rows3, anchor: LifeBuoy, release: LogOut, morning: Sunrise } as const;

export const SceneNode = memo(function SceneNode({ data, selected }: NodeProps<SceneFlowNode>) {
  const { node, holds, number, catches, active, stop, lost } = data;
  const Icon = ICONS[node.kind];
  const words = wordsOfFold(node);
  const classes = [
    'scene',
    `scene-${node.kind}`,
    holds && 'scene-holds',
    words !== '' && 'scene-folded',
    catches && 'scene-catches',
    selected && 'scene-selected',
    active && 'scene-active',
    !node.reachable && 'scene-unreachable',
    node.broken !== undefined && 'scene-broken',
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-node={node.id} style={node.kind === 'layer' ? laneStyle(node) : undefined}>
      <Handle type="target" position={Position.Top} isConnectable={isLedTo(node.kind)} />
      <header>
        {holds || words !== '' ? <FoldButton node={node} folded={words !== ''} /> : <Icon size={14} strokeWidth={1.5} aria-hidden />}
        <Name node={node} />
        {node.initial && node.kind !== 'layer' && <span className="scene-first">first</span>}
        {stop && <span className="scene-stop" role="img" aria-label="stop" title="The night stops as it is entered" />}
        {active && <span className="scene-now">now</span>}
        {number !== null && !active && (
          <span className="scene-share" data-stale={number.stale} title={`In ${number.words} of the nights of the last cohort`}>
            {number.words}
          </span>
        )}
        {lost && (
          <span className="scene-lost" title={node.broken}>
            broken
          </span>
        )}
        {!node.reachable && node.broken === undefined && <span className="scene-lost">no way in</span>}
      </header>
      {node.tone.length > 0 && <p className="scene-tone">{node.tone.map(({ name, value }) => `${name} ${value}`).join(' · ')}</p>}
      {node.cues.length > 0 && (
        <ul>
          {node.cues.map((cue, i) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a cue is known by its place in the scene
              key={i}
              onContextMenu={(event) => {
                event.preventDefault();
                event.stopPropagation();
                askAboutCue(node.id, i);
              }}
              style={{ '--channel': `var(--${cue.channel})` } as CSSProperties}
              title={cue.gate === '' ? cue.label : `${cue.label}, while ${cue.gate}`}
            >
              <ChannelIcon channel={cue.channel} />
              <span>{cue.label}</span>
              <em>{cue.level}</em>
            </li>
          ))}
        </ul>
      )}
      {words !== '' && <p className="scene-inside">{words}</p>}
      <Handle type="source" position={Position.Bottom} isConnectable={leadsOn(node.kind)} />
    </div>
  );
});

function askAboutCue(id: string, nth: number): void {
  const cue = get().graph?.nodes.find((node) => node.id === id)?.cues[nth];
  if (cue !== undefined) askAboutPlace(cue.file, cue.span.start);
}

/** Its name and cues stand at its left, as wide as the layout left them room. */
const laneStyle = (node: SceneLook): CSSProperties => ({ '--lane-head': `${nodeSize(node).width}px` }) as CSSProperties;

/** In the place of its icon. */
function FoldButton({ node, folded }: { readonly node: SceneLook; readonly folded: boolean }) {
  const Sign = folded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className="nodrag scene-fold"
      tabIndex={-1}
      aria-expanded={!folded}
      aria-label={`${folded ? 'Unfold' : 'Fold'} ${node.name}`}
      title={`${folded ? 'Unfold' : 'Fold'} (F)`}
      onClick={(event) => {
        event.stopPropagation();
        toggleFold(node.id);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Sign size={14} strokeWidth={2} aria-hidden />
    </button>
  );
}

/** The name; a field in its place while a new one is being written. */
function Name({ node }: { readonly node: SceneLook }) {
  const of = useStore(({ graphTask }) => (graphTask?.kind === 'rename' && graphTask.node === node.id ? graphTask.of : null));
  const name = of === 'motif' ? node.motif : node.name;
  // A motif that was just made has its name on the card as soon as that is drawn.
  return of === null || (of === 'motif' && name === '') ? <strong>{node.name}</strong> : <NameField key={of} of={of} name={name} />;
}
