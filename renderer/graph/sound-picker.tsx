/** The sound of a cue, chosen among those of the project: each with its waveform, length and loudness, to be listened to first. Files can be dropped on it. */

import { Popover } from '@base-ui/react/popover';
import { ChevronDown, Play, Plus, Square } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { hearOrStop, stopListening } from '../listening/listen.ts';
import { addFiles, chooseFiles } from '../state/add-files.ts';
import { filesIn } from '../state/dropped.ts';
import { refreshFiles } from '../state/files.ts';
import { isSound, useSounds, useWave } from '../state/sounds.ts';
import { useStore } from '../state/store.ts';
import { Waveform } from './waveform.tsx';

interface PickerProps {
  readonly label: string;
  /** The file that the cue plays; '' where none is known. */
  readonly sound: string;
  /** At which a sound is listened to, dB. */
  readonly level: number;
  /** False where it was refused. */
  readonly choose: (path: string) => Promise<unknown>;
}

export function SoundPicker({ label, sound, level, choose }: PickerProps) {
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const take = (path: string) => {
    setOpen(false);
    stopListening();
    if (path !== sound) void choose(path);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const added = (await addFiles(filesIn(event.dataTransfer))).find(isSound);
    if (added !== undefined) take(added);
  };
  return (
    <Popover.Root
      open={open}
      onOpenChange={(now) => {
        setOpen(now);
        if (now) void refreshFiles();
        else stopListening();
      }}
    >
      <Popover.Trigger
        className="sound-now"
        data-over={over}
        aria-label={`Sound of ${label}: ${sound === '' ? 'none' : sound}`}
        title="Choose another sound; a file can be dropped here"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
      >
        {sound === '' ? <span className="faint">no file</span> : <Shown path={sound} />}
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="over">
          <Popover.Popup
            initialFocus={list}
            className="sound-menu"
            aria-label={`Sounds for ${label}`}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => void drop(event)}
          >
            <Sounds list={list} sound={sound} level={level} take={take} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Shown({ path }: { readonly path: string }) {
  const wave = useWave(path);
  return (
    <>
      <span className="inspector-name">{nameOf(path)}</span>
      <Waveform wave={wave} width={64} height={18} />
    </>
  );
}

interface SoundsProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly sound: string;
  readonly level: number;
  readonly take: (path: string) => void;
}

/** Arrows walk, blank listens, Enter takes. */
function Sounds({ list, sound, level, take }: SoundsProps) {
  const sounds = useSounds();
  const heard = useStore((state) => state.listening?.what ?? '');
  const [pointed, setPointed] = useState(sound);
  const at = Math.max(0, sounds.indexOf(pointed));
  const id = useId();
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [list, at]);
  const current = sounds[at];
  const hear = (path: string) => hearOrStop(path, level);
  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: sounds.length - 1 };
    const to = steps[event.key];
    if (to !== undefined) setPointed(sounds[Math.min(sounds.length - 1, Math.max(0, to))] ?? '');
    else if (event.key === ' ' && current !== undefined) hear(current);
    else if (event.key === 'Enter' && current !== undefined) take(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label="Sounds of the project"
        aria-activedescendant={`${id}-${at}`}
        className="sound-list"
        onKeyDown={press}
      >
        {sounds.map((path, i) => (
          <Sound
            key={path}
            id={`${id}-${i}`}
            path={path}
            chosen={path === sound}
            active={i === at}
            heard={heard === path}
            point={() => setPointed(path)}
            take={() => take(path)}
            hear={() => hear(path)}
          />
        ))}
      </div>
      {sounds.length === 0 && <p className="faint">The project has no sounds yet: drop some here.</p>}
      <div className="sound-foot">
        <button type="button" className="quiet" onClick={() => void chooseFiles()}>
          <Plus size={14} strokeWidth={1.5} aria-hidden /> Add sounds…
        </button>
        <span className="faint">heard as {level} dB, never louder than is safe</span>
      </div>
    </>
  );
}

interface SoundProps {
  readonly id: string;
  readonly path: string;
  readonly chosen: boolean;
  readonly active: boolean;
  readonly heard: boolean;
  readonly point: () => void;
  readonly take: () => void;
  readonly hear: () => void;
}

function Sound({ id, path, chosen, active, heard, point, take, hear }: SoundProps) {
  const wave = useWave(path);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the keyboard, and says which of these is meant
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the list's
    <div
      id={id}
      role="option"
      className="sound"
      aria-selected={chosen}
      data-active={active}
      data-heard={heard}
      title={path}
      onPointerMove={point}
      onClick={take}
    >
      <span
        className="sound-hear"
        aria-hidden
        title="Listen (Space)"
        onClick={(event) => {
          event.stopPropagation();
          hear();
        }}
      >
        {heard ? <Square size={12} strokeWidth={1.5} /> : <Play size={14} strokeWidth={1.5} />}
      </span>
      <span className="inspector-name">{nameOf(path)}</span>
      <Waveform wave={wave} width={96} height={22} />
      <span className="sound-facts">
        {heard && <span className="unseen">is heard, </span>}
        {factsOf(wave)}
      </span>
    </div>
  );
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Length, and loudness by its own full scale. */
function factsOf(wave: ReturnType<typeof useWave>): string {
  if (wave === undefined) return '';
  if (wave === null) return 'not playable';
  const seconds = wave.durationMs / 1000;
  const length = seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  return `${length} · ${wave.loudnessDb === null ? 'silent' : `${Math.round(wave.loudnessDb)} dBFS`}`;
}
