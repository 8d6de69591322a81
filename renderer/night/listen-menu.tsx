/** What of the night can be heard and rendered; while something is heard, its name, a meter, and how to stop it. */

import { Menu } from '@base-ui/react/menu';
import { ChevronDown, Headphones, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { cueToHear, hearBrief, hearCue, hearMix, loudnessNow, stopListening } from '../listening/listen.ts';
import { MenuEntry } from '../shell/menu-entry.tsx';
import { renderSound } from '../state/night-export.ts';
import { useStore } from '../state/store.ts';

const FLOOR_DBFS = -60;

export function ListenMenu() {
  const listening = useStore((state) => state.listening);
  const ranged = useStore((state) => state.nightRange !== null);
  if (listening !== null) return <Listening what={listening.what} notes={listening.notes} />;
  const cue = cueToHear();
  return (
    <Menu.Root>
      <Menu.Trigger className="quiet night-export" data-testid="night-listen" title="Listen to the night, or render it to a sound file">
        <Headphones size={14} strokeWidth={1.5} aria-hidden /> <span>Listen</span>
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="over">
          <Menu.Popup className="menu">
            <MenuEntry name="The cue" what={cue === null ? 'select a cue of sound first' : cue.words === '' ? cue.label : `“${cue.words}”`} act={hearCue} />
            <MenuEntry name="The mix from the cursor on" what="everything that sounds there, ten minutes at most" act={hearMix} />
            <MenuEntry name={ranged ? 'The range in brief' : 'The night in brief'} what="an hour in ten seconds; sounds keep their pitch" act={hearBrief} />
            <Menu.Separator className="menu-line" />
            <MenuEntry
              name={ranged ? 'Render the range to WAV…' : 'Render the night to WAV…'}
              what="everything that is heard, as it is heard here"
              act={() => void renderSound()}
            />
            <p className="night-caution">
              Not calibrated: how loud it is at your ears is up to your headphones. Differences are kept, 1 dB for 1 dB; begin with the volume low.
            </p>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Listening({ what, notes }: { readonly what: string; readonly notes: readonly string[] }) {
  const bar = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    let frame = requestAnimationFrame(function measure() {
      if (bar.current !== null) bar.current.value = Math.max(FLOOR_DBFS, loudnessNow());
      frame = requestAnimationFrame(measure);
    });
    const stopByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      stopListening();
    };
    window.addEventListener('keydown', stopByKey, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', stopByKey, true);
    };
  }, []);
  return (
    <span className="night-listening" data-testid="night-listening" role="status">
      <button type="button" className="quiet night-export" title="Stop (Escape)" onClick={stopListening}>
        <Square size={12} strokeWidth={1.5} aria-hidden /> Stop
      </button>
      <meter ref={bar} min={FLOOR_DBFS} max={0} high={-12} optimum={-40} aria-label="Loudness, dB full scale" />
      <span title={notes.join(' · ')}>
        {what}
        {notes.length > 0 && <em> · {notes.join(' · ')}</em>}
      </span>
    </span>
  );
}
