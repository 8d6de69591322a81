/** The dream as a graph: drawn from the text as it is, with the previewed night's path on it, and edited as the text. */

import './graph.css';
import { ReactFlowProvider } from '@xyflow/react';
import { type CSSProperties, type PointerEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { chosenOf } from '../state/selection.ts';
import { useStore } from '../state/store.ts';
import { mend } from '../state/view.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { foldGraph } from './fold.ts';
import { GraphFlow } from './graph-flow.tsx';
import { indexOrNone } from './graph-index.ts';
import { insideOf } from './inside.ts';
import { Inspector } from './inspector.tsx';
import { pressed } from './keys.ts';
import { BUSY } from './layout/pieces.ts';
import { LayoutNote } from './layout-note.tsx';
import { AtMouse } from './more-menu.tsx';
import { Overview } from './overview.tsx';
import { Toolbar } from './toolbar.tsx';
import { useAnchor } from './use-anchor.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDrawing } from './use-drawing.ts';
import { useDropped } from './use-dropped.ts';
import { useFollow, useLeaving, useLook } from './use-look.ts';
import { useSight } from './use-sight.ts';

const ITSELF = (id: string): string => id;
/** So many scenes are more than one sees at once. */
const MANY = 24;

export function GraphPanel() {
  return (
    <ReactFlowProvider>
      <Graph />
    </ReactFlowProvider>
  );
}

function Graph() {
  const graph = useStore((state) => state.graph);
  const stale = useStore((state) => state.graphStale);
  const inside = useStore((state) => state.graphInside);
  const folded = useStore((state) => state.folded);
  const fold = useMemo(() => (graph === null ? null : foldGraph(insideOf(graph, inside), folded)), [graph, inside, folded]);
  const standIn = fold?.standIn ?? ITSELF;
  useLeaving();
  const drawing = useDrawing(fold?.graph ?? null);
  const { drawn, layout, boxes } = drawing;
  const looking = useLook(drawing, standIn);
  const { host, follow, showAll, touch } = looking;
  const brokenNames = useMemo(() => brokenIn(graph), [graph]);
  const index = useMemo(() => indexOrNone(drawn), [drawn]);
  const followed = useFollow(useCallback<typeof follow>((id, how) => follow(standIn(id), how), [follow, standIn]));
  useAnchor(drawing, fold?.graph ?? null, standIn, looking);
  useClipboard();
  const inspecting = useStore((state) => state.inspecting);
  const connecting = useStore(({ graphTask }) => graphTask?.kind === 'connect');
  const selected = useStore(chosenOf);
  const chosen = useMemo(() => [...new Set(selected.map(standIn))], [selected, standIn]);
  const { hover, ...seen } = useSight(index, boxes, chosen);
  const { over, drops } = useDropped(index, boxes);
  const [marquee, setMarquee] = useState(false);
  const more = useRef(false);
  const seePointer = (event: PointerEvent) => {
    setMarquee(event.shiftKey);
    more.current = event.shiftKey || event.ctrlKey || event.metaKey;
  };
  const onPicked = useCallback(
    (id: string) => {
      followed.current = id;
    },
    [followed],
  );
  return (
    <section
      data-keyboard
      onFocus={looking.bringFocused}
      className="graph"
      data-testid="graph"
      tabIndex={-1}
      data-stale={stale}
      data-detail={seen.detail}
      style={{ '--name-px': `${seen.namePx}px` } as CSSProperties}
      data-large={seen.large}
      data-connecting={connecting}
      onKeyDownCapture={(event) => {
        more.current = false;
        pressed(event, boxes);
      }}
      onPointerMoveCapture={(event) => {
        seePointer(event);
        hover(event);
      }}
      onPointerDownCapture={seePointer}
      aria-label={`Graph of ${graph?.title ?? 'the dream'}${stale ? ', stale' : ''}`}
    >
      <Toolbar />
      <Breadcrumbs />
      <div className="graph-row">
        <AtMouse>
          <div ref={host} className="graph-canvas" {...drops}>
            {stale && (
              <p className="stale" role="status">
                <strong>Broken in the text:</strong> {brokenNames}.<span> Drawn as it was; the rest can be edited.</span>
              </p>
            )}
            {drawn !== null && drawn.edges.length > BUSY && (
              <p className="graph-note" title="With these it could not be read.">
                {drawn.edges.length} transitions: the ways to release are left out of this drawing.
              </p>
            )}
            {graph !== null && graph.nodes.length === 0 && <NoScenes />}
            <LayoutNote />
            <GraphFlow
              index={index}
              layout={layout}
              boxes={boxes}
              chosen={chosen}
              standIn={standIn}
              over={over}
              {...seen}
              marquee={marquee}
              more={more}
              onPicked={onPicked}
              onMoved={touch}
              showAll={showAll}
            />
            {drawn !== null && drawn.nodes.length > MANY && <Overview layout={layout} boxes={boxes} />}
          </div>
        </AtMouse>
        {inspecting && <Inspector />}
      </div>
    </section>
  );
}

/** The names of scenes that are drawn as they were. */
/** With the mend that the text itself offers, where there is one. */
function NoScenes() {
  const path = useStore((state) => state.path);
  const begin = useStore(({ problems }) => problems[path]?.find(({ code }) => code === 'DRM020')?.fixes[0]);
  return (
    <div className="empty">
      <p>The scenes of the dream will be shown here, as soon as the text has one.</p>
      {begin !== undefined && (
        <button type="button" className="primary" onClick={() => mend(path, begin.edits)}>
          {begin.title}
        </button>
      )}
    </div>
  );
}

/** The others are seen where they are drawn. */
const MOST_NAMED = 5;

function brokenIn(graph: DreamGraph | null): string {
  const broken = new Set(graph?.nodes.flatMap(({ id, broken }) => (broken === undefined ? [] : [id])));
  const names = (graph?.nodes ?? []).flatMap(({ id, parent, name }) => (broken.has(id) && !broken.has(parent ?? '') ? [name] : []));
  const more = names.length - MOST_NAMED;
  return more > 1 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}
