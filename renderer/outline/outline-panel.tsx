/** The parts of the text by name; a click goes there. Of a long text those around what is in sight stand on the page. */

import './outline.css';
import { Anchor, AudioLines, BedDouble, Layers, LogOut, Moon, ShieldCheck, SlidersHorizontal, Sparkles, Sunrise, Variable, Waypoints } from 'lucide-react';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { OutlineItem } from '../../dream-dsl/index.ts';
import { useStore } from '../state/store.ts';
import { goToAnalysed } from '../state/view.ts';

const ICONS = {
  dream: Sparkles,
  motif: Sparkles,
  ritual: BedDouble,
  anywhere: Waypoints,
  scene: Moon,
  layer: Layers,
  anchor: Anchor,
  release: LogOut,
  morning: Sunrise,
  asset: AudioLines,
  param: SlidersHorizontal,
  var: Variable,
  promise: ShieldCheck,
} as const;

const ROW_PX = 24;
/** The first row in sight counts in steps, so that scrolling draws little anew. */
const STEP = 20;
const ABOVE = 60;
/** More than the highest screen has below it. */
const BELOW = 180;

interface Row {
  readonly item: OutlineItem;
  readonly depth: number;
}

const NOTHING: readonly OutlineItem[] = [];

export function OutlinePanel() {
  const outline = useStore((state) => state.analysis?.outline ?? NOTHING);
  const chosen = useStore(({ selection, path }) => (selection?.file === path ? selection.span.start : -1));
  const rows = useMemo(() => rowsOf(outline, 0), [outline]);
  const [top, setTop] = useState(0);
  const latest = useRef(rows);
  latest.current = rows;
  const go = useCallback((nth: number) => {
    const row = latest.current[nth];
    if (row !== undefined) goToAnalysed(row.item.nameSpan);
  }, []);
  const first = Math.max(0, Math.min(top, rows.length) - ABOVE);
  return (
    <nav
      className="outline"
      data-testid="outline"
      aria-label="Outline"
      onScroll={({ currentTarget }) => setTop(Math.floor(currentTarget.scrollTop / ROW_PX / STEP) * STEP)}
    >
      {rows.length === 0 && <p className="empty">The scenes, assets and promises of the text will be listed here.</p>}
      <ul style={{ height: (rows.length - first) * ROW_PX, paddingTop: first * ROW_PX }}>
        {rows.slice(first, top + BELOW).map(({ item: { kind, name, detail, span }, depth }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, whatever stands there
          <Entry key={first + i} nth={first + i} of={rows.length} {...{ kind, name, detail, depth }} chosen={span.start === chosen} go={go} />
        ))}
      </ul>
    </nav>
  );
}

/** What it is, for who does not see the sign of it: once, where it is called so. */
function spoken(kind: string, depth: number): { readonly 'aria-label': string } | { readonly 'aria-hidden': true } {
  const words = [kind, depth > 1 ? `level ${depth}` : ''].filter((word) => word !== '').join(', ');
  return words === '' ? { 'aria-hidden': true } : { 'aria-label': words };
}

const rowsOf = (items: readonly OutlineItem[], depth: number): Row[] => items.flatMap((item) => [{ item, depth }, ...rowsOf(item.children, depth + 1)]);

interface EntryProps extends Pick<OutlineItem, 'kind' | 'name' | 'detail'> {
  readonly nth: number;
  readonly of: number;
  readonly depth: number;
  readonly chosen: boolean;
  readonly go: (nth: number) => void;
}

/** Typing moves every part below it, and changes none: what is the same is not drawn anew. */
const Entry = memo(function Entry({ kind, name, detail, nth, of, depth, chosen, go }: EntryProps) {
  const Icon = ICONS[kind];
  return (
    <li aria-posinset={nth + 1} aria-setsize={of}>
      <button type="button" className={chosen ? 'chosen' : ''} style={{ paddingLeft: 8 + depth * 12 }} title={detail} onClick={() => go(nth)}>
        <Icon size={14} strokeWidth={1.5} {...spoken(kind === name ? '' : kind, depth)} />
        <span>{name}</span>
        {kind !== 'scene' && kind !== 'promise' && <em>{detail}</em>}
      </button>
    </li>
  );
});
