/** The user's settings: kept by the engine, worn by the window. */

import type { Settings } from '../../app/bridge/index.ts';
import { wearTheme } from '../theme/theme.ts';
import { ask, desktop } from './engine.ts';
import { get, set } from './store.ts';

let takeOff: () => void = () => {};

export async function loadSettings(): Promise<void> {
  const outcome = await ask('settings.get', {});
  if (outcome.ok) wear(outcome.value);
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  wear({ ...get().settings, ...change });
  await ask('settings.set', change);
}

function wear(settings: Settings): void {
  set({ settings });
  takeOff();
  takeOff = wearTheme(settings.theme);
  desktop().setTheme(settings.theme === 'midnight' ? 'dark' : settings.theme === 'dawn' ? 'light' : 'system');
}
