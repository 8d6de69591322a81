/** What a night can leave the window as. */

import { Menu } from '@base-ui/react/menu';
import { ChevronDown, Share } from 'lucide-react';
import { useState } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { MenuEntry } from '../shell/menu-entry.tsx';
import { exportNightData, exportPicture } from '../state/night-export.ts';
import { get, useStore } from '../state/store.ts';
import { modelOf } from './model/model.ts';
import { asPng, asSvg, pictureOf, viewOf } from './picture.ts';

const DATA = [
  ['edf', 'EDF+', 'annotations, and channels of levels and signals'],
  ['hypnogram-csv', 'CSV of stages', 'epoch by epoch, with the program and without it'],
  ['events-csv', 'CSV of events', 'everything that happened, with its time'],
  ['json', 'JSON', 'the whole record of the night'],
] as const;

export function ExportMenu({ night }: { readonly night: NightRecord }) {
  const [theme, setTheme] = useState<'midnight' | 'dawn'>('dawn');
  const [part, setPart] = useState<'whole' | 'shown'>('whole');
  const zoomed = useStore((state) => state.nightView !== null);
  const picture = () => pictureOf(modelOf(night), viewOf(part === 'whole' || !zoomed, night.durationMs), get().nightRows, get().graph?.title ?? 'Dream');
  return (
    <Menu.Root>
      <Menu.Trigger className="quiet night-export" data-testid="night-export" title="Export the night as data or as a picture">
        <Share size={14} strokeWidth={1.5} aria-hidden /> <span>Export night</span>
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="over">
          <Menu.Popup className="menu">
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Data</Menu.GroupLabel>
              {DATA.map(([format, name, what]) => (
                <MenuEntry key={format} name={`${name}…`} what={what} act={() => void exportNightData(format)} />
              ))}
            </Menu.Group>
            <Menu.Separator className="menu-line" />
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Picture</Menu.GroupLabel>
              <Menu.RadioGroup value={theme} onValueChange={setTheme}>
                <Choice value="dawn" words="Dawn: light, for paper" />
                <Choice value="midnight" words="Midnight: dark, for screens" />
              </Menu.RadioGroup>
              {zoomed && (
                <Menu.RadioGroup value={part} onValueChange={setPart}>
                  <Choice value="whole" words="The whole night" />
                  <Choice value="shown" words="What is shown" />
                </Menu.RadioGroup>
              )}
              <MenuEntry name="SVG…" what="lines and text, sharp at any size" act={() => void exportPicture('svg', () => asSvg(picture(), theme))} />
              <MenuEntry name="PNG…" what="pixels, fine enough to print" act={() => void exportPicture('png', () => asPng(picture(), theme))} />
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Choice({ value, words }: { readonly value: string; readonly words: string }) {
  return (
    <Menu.RadioItem value={value} className="menu-item night-choice" closeOnClick={false}>
      <Menu.RadioItemIndicator keepMounted className="night-choice-dot" />
      <span>{words}</span>
    </Menu.RadioItem>
  );
}
