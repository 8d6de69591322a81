/** How the window looks and behaves, and where it keeps what it keeps. Every change counts at once. */

import './settings.css';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { DEFAULT_SETTINGS, type Settings } from '../../app/bridge/index.ts';
import { Sheet } from '../shell/sheet.tsx';
import { ask } from '../state/engine.ts';
import { changeSettings } from '../state/settings.ts';
import { set, useStore } from '../state/store.ts';
import { SigningKeys } from './signing-keys.tsx';

export function SettingsDialog() {
  return (
    <Sheet name="settings" title="Settings">
      <div className="settings">
        <Looks />
        <Writing />
        <Nights />
        <Part title="Signing keys">
          <SigningKeys />
        </Part>
        <Places />
      </div>
    </Sheet>
  );
}

const THEMES: readonly (readonly [Settings['theme'], string, string])[] = [
  ['midnight', 'Midnight', 'Dark, for work at night'],
  ['dawn', 'Dawn', 'Light, for work by day'],
  ['contrast', 'High contrast', 'White on black, every line drawn'],
  ['system', 'System', 'As the system is set now'],
];
const SCALES = [100, 110, 125, 150, 175, 200];

function Looks() {
  const { theme, scale, motion } = useStore((state) => state.settings);
  const scales = SCALES.includes(scale) ? SCALES : [...SCALES, scale].sort((a, b) => a - b);
  return (
    <Part title="Looks">
      <fieldset className="themes">
        <legend>Theme</legend>
        {THEMES.map(([value, title, words]) => (
          <label key={value} className="theme">
            <input type="radio" name="theme" value={value} checked={theme === value} onChange={() => void changeSettings({ theme: value })} />
            <span className="swatch" data-palette={value} aria-hidden>
              <i />
              <i />
              <i />
            </span>
            <span>
              <strong>{title}</strong>
              <small>{words}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Choice label="Size of everything" value={scale} options={scales.map((percent) => [percent, `${percent} %`])} take={(value) => ({ scale: value })} />
      <Choice
        label="Motion"
        value={motion}
        options={[
          ['system', 'As the system is set'],
          ['less', 'None'],
        ]}
        take={(value) => ({ motion: value })}
      />
    </Part>
  );
}

const AUTOSAVE: readonly (readonly [Settings['autosave'], string])[] = [
  ['delay', 'After a pause'],
  ['focus', 'On looking elsewhere'],
  ['off', 'Never; kept safe all the same'],
];
const SIZES = [10, 11, 12, 13, 14, 15, 16, 18, 20, 24, 28];

function Writing() {
  const { textSize, glances, wrap, autosave, formatOnSave, followNight, screenReader } = useStore((state) => state.settings);
  return (
    <Part title="Writing">
      <Choice label="Size of the text" value={textSize} options={SIZES.map((px) => [px, `${px} px`])} take={(value) => ({ textSize: value })} />
      <Switch
        label="One tab for what is only looked at"
        note="A click in the list of files, or on what was found, opens it in italics; it gives way to the next. Off: each has a tab of its own."
        on={glances}
        take={(on) => ({ glances: on })}
      />
      <Switch label="Long lines go on below" note="Instead of out of sight to the right." on={wrap} take={(on) => ({ wrap: on })} />
      <Choice label="Save by itself" value={autosave} options={AUTOSAVE} take={(value) => ({ autosave: value })} />
      <Switch
        label="Format when saving by hand"
        note="What is saved by itself is left as it is written."
        on={formatOnSave}
        take={(on) => ({ formatOnSave: on })}
      />
      <Switch
        label="Scroll along with the night"
        note="To what is active where the playhead stands. While a night plays, the text stays where you scroll or write."
        on={followNight}
        take={(on) => ({ followNight: on })}
      />
      <Switch label="Lay the text out for a screen reader" note="Only for who needs it." on={screenReader} take={(on) => ({ screenReader: on })} />
      <p className="setting">
        <span>Keyboard shortcuts</span>
        <button type="button" className="secondary" onClick={() => set({ dialog: 'keys' })}>
          Look them up and change them…
        </button>
      </p>
    </Part>
  );
}

const NIGHTS = [50, 100, 200, 500, 1000, 2000];
/** Half of the 95 % interval of a share of one half, in percent: where it is widest. */
const within = (nights: number): string => (98 / Math.sqrt(nights)).toFixed(nights < 500 ? 0 : 1);

function Nights() {
  const { numbers, quickNights } = useStore((state) => state.settings);
  return (
    <Part title="Numbers beside the lines">
      <Switch
        label="Simulate nights after every edit"
        note="In the background, on one core, once the text has been still for a moment."
        on={numbers}
        take={(on) => ({ numbers: on })}
      />
      <Choice
        label="How many nights"
        value={quickNights}
        options={NIGHTS.map((nights) => [nights, `${nights.toLocaleString('en')}: shares within ±${within(nights)} %`])}
        take={(value) => ({ quickNights: value })}
      />
    </Part>
  );
}

function Places() {
  const recent = useStore((state) => state.settings.recentProjects.length);
  const [about, setAbout] = useState<{ readonly version: string; readonly runtime: string; readonly dataDir: string } | null>(null);
  useEffect(() => {
    void ask('app.info', {}).then((info) => info.ok && setAbout(info.value));
  }, []);
  return (
    <Part title="Where things are">
      <p className="setting">
        <span>
          Database, keys and new projects
          <small>Your dreams are plain folders, wherever you keep them.</small>
        </span>
        <code>{about?.dataDir ?? '…'}</code>
      </p>
      <p className="setting">
        <span>Dream Coder</span>
        <code>{about === null ? '…' : `${about.version}, ${about.runtime}`}</code>
      </p>
      <p className="setting">
        <span>Recent projects</span>
        <button type="button" className="secondary" disabled={recent === 0} onClick={() => void changeSettings({ recentProjects: [] })}>
          Forget {recent === 1 ? 'the one' : `all ${recent}`}
        </button>
      </p>
      <p className="setting">
        <span>
          All settings
          <small>Keys, recent projects and the places of the panels stay.</small>
        </span>
        <button type="button" className="secondary" onClick={() => void changeSettings(usual())}>
          Back to the usual
        </button>
      </p>
    </Part>
  );
}

function usual(): Partial<Settings> {
  const { keys, recentProjects, lastSleeper, layout, firstSteps, ...rest } = DEFAULT_SETTINGS;
  return rest;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

interface ChoiceProps<V extends string | number> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly take: (value: V) => Partial<Settings>;
}

function Choice<V extends string | number>({ label, value, options, take }: ChoiceProps<V>) {
  const pick = (words: string) => {
    const chosen = options.find(([known]) => String(known) === words);
    if (chosen !== undefined) void changeSettings(take(chosen[0]));
  };
  return (
    <label className="setting">
      <span>{label}</span>
      <select value={value} onChange={(event) => pick(event.target.value)}>
        {options.map(([known, words]) => (
          <option key={known} value={known}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly note: string;
  readonly on: boolean;
  readonly take: (on: boolean) => Partial<Settings>;
}

function Switch({ label, note, on, take }: SwitchProps) {
  const id = useId();
  return (
    <label className="setting">
      <span>
        {label}
        <small id={id}>{note}</small>
      </span>
      <input type="checkbox" className="switch" aria-describedby={id} checked={on} onChange={(event) => void changeSettings(take(event.target.checked))} />
    </label>
  );
}
