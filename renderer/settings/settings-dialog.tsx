/** How the window looks and behaves, and where it keeps what it keeps. Every change counts at once. */

import './settings.css';
import { RotateCcw } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { DEFAULT_SETTINGS, type Settings } from '../../app/bridge/index.ts';
import { Sheet } from '../shell/sheet.tsx';
import { chooseNewProjects, useNewProjects } from '../state/project.ts';
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
  const { theme, scale } = useStore((state) => state.settings);
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
      <Choice name="scale" label="Size of everything" options={scales.map((percent) => [percent, `${percent} %`])} />
      <Choice
        name="motion"
        label="Motion"
        options={[
          ['system', 'As the system is set'],
          ['less', 'None'],
        ]}
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
  return (
    <Part title="Writing">
      <Choice name="textSize" label="Size of the text" options={SIZES.map((px) => [px, `${px} px`])} />
      <Switch
        name="glances"
        label="One tab for what is only looked at"
        note="A click in the list of files, or on what was found, opens it in italics; it gives way to the next. Off: each has a tab of its own."
      />
      <Switch name="wrap" label="Long lines go on below" note="Instead of out of sight to the right." />
      <Choice name="autosave" label="Save by itself" options={AUTOSAVE} />
      <Switch name="formatOnSave" label="Format when saving by hand" note="What is saved by itself is left as it is written." />
      <Switch
        name="followNight"
        label="Scroll along with the night"
        note="To what is active where the playhead stands. While a night plays, the text stays where you scroll or write."
      />
      <Switch name="screenReader" label="Lay the text out for a screen reader" note="Only for who needs it." />
      <Switch name="tabMoves" label="Tab moves on from the text" note="To what comes after it, instead of indenting." />
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
  return (
    <Part title="Numbers beside the lines">
      <Switch name="numbers" label="Simulate nights after every edit" note="In the background, on one core, once the text has been still for a moment." />
      <Choice
        name="quickNights"
        label="How many nights"
        options={NIGHTS.map((nights) => [nights, `${nights.toLocaleString('en')}: shares within ±${within(nights)} %`])}
      />
    </Part>
  );
}

function Places() {
  const recent = useStore((state) => state.settings.recentProjects.length);
  const about = useStore((state) => state.about);
  const newProjects = useNewProjects();
  return (
    <Part title="Where things are">
      <p className="setting">
        <span>
          New dreams
          <small>Each gets a plain folder of its own there, which you can move.</small>
        </span>
        <Usual name="newProjects" words={() => about?.projectsDir ?? '…'} />
        <code>{newProjects}</code>
        <button type="button" className="secondary" onClick={() => void chooseNewProjects()}>
          Elsewhere…
        </button>
      </p>
      <p className="setting">
        <span>Database, keys and unsaved texts</span>
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

type NameOf<V> = { [K in keyof Settings]: Settings[K] extends V ? K : never }[keyof Settings];

interface ChoiceProps<K extends NameOf<string | number>> {
  readonly name: K;
  readonly label: string;
  readonly options: readonly (readonly [Settings[K], string])[];
}

function Choice<K extends NameOf<string | number>>({ name, label, options }: ChoiceProps<K>) {
  const id = useId();
  const value = useStore((state) => state.settings[name]);
  const pick = (words: string) => {
    const chosen = options.find(([known]) => String(known) === words);
    if (chosen !== undefined) void changeSettings({ [name]: chosen[0] });
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <Usual name={name} words={(usual) => options.find(([known]) => known === usual)?.[1] ?? String(usual)} />
      <select id={id} value={value} onChange={(event) => pick(event.target.value)}>
        {options.map(([known, words]) => (
          <option key={known} value={known}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SwitchProps {
  readonly name: NameOf<boolean>;
  readonly label: string;
  readonly note: string;
}

function Switch({ name, label, note }: SwitchProps) {
  const id = useId();
  const on = useStore((state) => state.settings[name]);
  return (
    <div className="setting">
      <label htmlFor={id}>
        {label}
        <small id={`${id}-note`}>{note}</small>
      </label>
      <Usual name={name} words={(usual) => (usual ? 'on' : 'off')} />
      <input
        id={id}
        type="checkbox"
        className="switch"
        aria-describedby={`${id}-note`}
        checked={on}
        onChange={(event) => void changeSettings({ [name]: event.target.checked })}
      />
    </div>
  );
}

interface UsualProps<K extends keyof Settings> {
  readonly name: K;
  readonly words: (usual: Settings[K]) => string;
}

/** The way back of one setting, where it is another than the usual one. */
function Usual<K extends keyof Settings>({ name, words }: UsualProps<K>) {
  const other = useStore((state) => state.settings[name] !== DEFAULT_SETTINGS[name]);
  if (!other) return null;
  const back = `Back to the usual: ${words(DEFAULT_SETTINGS[name])}`;
  return (
    <button
      type="button"
      className="icon"
      aria-label={back}
      title={back}
      data-usual={name}
      onClick={() => void changeSettings({ [name]: DEFAULT_SETTINGS[name] })}
    >
      <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
    </button>
  );
}
