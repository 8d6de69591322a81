/** The parts of the text by name; a click goes there. */

import './outline.css';
import { Anchor, AudioLines, BedDouble, Layers, LogOut, Moon, ShieldCheck, SlidersHorizontal, Sparkles, Sunrise, Variable, Waypoints } from 'lucide-react';
import type { OutlineItem } from '../../dream-dsl/index.ts';
import { get, useStore } from '../state/store.ts';
import { goToText } from '../state/view.ts';

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

export function OutlinePanel() {
  const outline = useStore((state) => state.analysis?.outline) ?? [];
  return (
    <nav className="outline" data-testid="outline" aria-label="Outline">
      {outline.length === 0 ? <p className="empty">The scenes, assets and promises of the text will be listed here.</p> : <Items items={outline} depth={0} />}
    </nav>
  );
}

function Items({ items, depth }: { readonly items: readonly OutlineItem[]; readonly depth: number }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.span.start}>
          <Entry item={item} depth={depth} />
          {item.children.length > 0 && <Items items={item.children} depth={depth + 1} />}
        </li>
      ))}
    </ul>
  );
}

function Entry({ item, depth }: { readonly item: OutlineItem; readonly depth: number }) {
  const chosen = useStore(({ selection }) => selection !== null && selection.file === get().path && selection.span.start === item.span.start);
  const Icon = ICONS[item.kind];
  return (
    <button
      type="button"
      className={chosen ? 'chosen' : ''}
      style={{ paddingLeft: 8 + depth * 12 }}
      title={item.detail}
      onClick={() => goToText(get().path, item.nameSpan)}
    >
      <Icon size={14} strokeWidth={1.5} aria-label={item.kind} />
      <span>{item.name}</span>
      {item.kind !== 'scene' && item.kind !== 'promise' && <em>{item.detail}</em>}
    </button>
  );
}
