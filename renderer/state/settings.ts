/** The user's settings: kept by the engine, worn by the window. */

import { DEFAULT_SETTINGS, type Settings } from '../../app/bridge/index.ts';
import { wearTheme } from '../theme/theme.ts';
import { ask, desktop } from './engine.ts';
import { get, notify, set, settle } from './store.ts';

let takeOff: () => void = () => {};
/** What was told last of settings that could not be kept; the same is not told again with every panel that moves. */
let told = '';

export async function loadSettings(): Promise<void> {
  const outcome = await ask('settings.get', {});
  if (outcome.ok) wear(outcome.value);
  else tell('Your settings were not read', `${outcome.failure.message} ${outcome.failure.hint}`);
}

/** They count at once; where they can not be kept, they count until the window closes, and the user is told. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  wear({ ...get().settings, ...change });
  const outcome = await ask('settings.set', change);
  if (outcome.ok) {
    told = '';
    settle('settings');
  } else tell('The setting counts until the window closes', `It was not kept: ${outcome.failure.message} ${outcome.failure.hint}`);
}

function tell(title: string, detail: string): void {
  if (told === detail) return;
  told = detail;
  notify({ tone: 'bad', title, detail, about: 'settings' });
}

const SCALE_STEP = 10;
const { scale: USUAL } = DEFAULT_SETTINGS;
const LARGEST = 200;

/** Everything in the window a step larger (1), smaller (−1) or in its usual size (0). */
export function stepScale(by: -1 | 0 | 1): void {
  const scale = by === 0 ? USUAL : get().settings.scale + by * SCALE_STEP;
  void changeSettings({ scale: Math.min(LARGEST, Math.max(USUAL, scale)) });
}

function wear(settings: Settings): void {
  set({ settings });
  takeOff();
  takeOff = wearTheme(settings);
  desktop().setTheme(settings.theme === 'system' ? 'system' : settings.theme === 'dawn' ? 'light' : 'dark');
  desktop().setScale(settings.scale / 100);
}
