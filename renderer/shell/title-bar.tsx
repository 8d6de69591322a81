/** The top of the window: what is open, who sleeps, and the two things one does with a dream. */

import { ChevronRight, Search, Settings, Share, Square, SunMoon } from 'lucide-react';
import type { CommandId } from '../../app/bridge/index.ts';
import { runCommand, useKeys } from '../state/commands.ts';
import { set, useStore } from '../state/store.ts';
import { SleeperPicker } from './sleeper-picker.tsx';

const MAX_SEED = 0xffffffff;

export function TitleBar() {
  const name = useStore((state) => state.project?.name ?? 'Dream Coder');
  const open = useStore((state) => state.project !== null);
  const path = useStore((state) => state.path);
  const palette = useKeys('view.palette');
  return (
    <header className="title-bar">
      <button type="button" className="quiet project" title="A new dream, or another project" onClick={() => runCommand('project.new')}>
        <strong>{name}</strong>
        {open && <ChevronRight size={14} strokeWidth={1.5} aria-hidden />}
        <span>{path}</span>
      </button>
      <button type="button" className="search" onClick={() => runCommand('view.palette')}>
        <Search size={14} strokeWidth={1.5} aria-hidden /> <span>Commands</span> {palette !== '' && <kbd>{palette}</kbd>}
      </button>
      <span className="spring" />
      <button type="button" className="icon" title="Midnight or dawn" aria-label="Switch between midnight and dawn" onClick={() => runCommand('view.theme')}>
        <SunMoon size={16} strokeWidth={1.5} />
      </button>
      <button type="button" className="icon" title={useHint('Settings', 'app.settings')} aria-label="Settings" onClick={() => runCommand('app.settings')}>
        <Settings size={16} strokeWidth={1.5} />
      </button>
      <SleeperPicker />
      <Seed />
      <PreviewButton />
      <button
        type="button"
        className="secondary"
        data-testid="export"
        disabled={!open}
        title={useHint('Export a signed bundle', 'bundle.export')}
        onClick={() => runCommand('bundle.export')}
      >
        <Share size={16} strokeWidth={1.5} aria-hidden /> <span>Export</span>
      </button>
    </header>
  );
}

/** What a button does, with the keys that do the same. */
function useHint(words: string, id: CommandId): string {
  const keys = useKeys(id);
  return keys === '' ? words : `${words} (${keys})`;
}

function Seed() {
  const seed = useStore((state) => state.seed);
  return (
    <label className="seed" title="The same seed gives the same night">
      seed
      <input
        data-testid="seed"
        type="number"
        min={0}
        max={MAX_SEED}
        value={seed}
        onChange={(event) => set({ seed: Math.min(MAX_SEED, Math.max(0, Math.floor(Number(event.target.value) || 0))) })}
      />
    </label>
  );
}

function PreviewButton() {
  const work = useStore((state) => state.work);
  const open = useStore((state) => state.project !== null);
  const hint = useHint('Preview the night', 'night.preview');
  if (work === null) {
    return (
      <button type="button" className="primary" data-testid="preview" disabled={!open} title={hint} onClick={() => runCommand('night.preview')}>
        Preview
      </button>
    );
  }
  return (
    <button type="button" className="secondary working" onClick={work.cancel} aria-label={`${work.what}: stop`}>
      <Square size={12} strokeWidth={1.5} aria-hidden /> Stop
      <progress value={work.done} max={1} />
    </button>
  );
}
