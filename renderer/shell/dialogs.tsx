/** What opens over the window: fetched when it is opened first, or when the window has nothing else to do. */

import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { type State, useStore } from '../state/store.ts';
import { Palette } from './palette.tsx';

type Name = Exclude<State['dialog'], null>;

/** The palette is there from the start: what is typed right after its key is for it, and not for the text. */
const LOADS: Readonly<Record<Exclude<Name, 'palette'>, () => Promise<ComponentType>>> = {
  templates: () => import('../welcome/template-gallery.tsx').then((module) => module.TemplateGallery),
  help: () => import('../help/help-page.tsx').then((module) => module.HelpPage),
  sleepers: () => import('../sleepers/sleepers-dialog.tsx').then((module) => module.SleepersDialog),
  settings: () => import('../settings/settings-dialog.tsx').then((module) => module.SettingsDialog),
  keys: () => import('../settings/keys-dialog.tsx').then((module) => module.KeysDialog),
  compare: () => import('../history/compare-dialog.tsx').then((module) => module.CompareDialog),
};
const LATER = Object.keys(LOADS) as (keyof typeof LOADS)[];

export function Dialogs({ ready }: { readonly ready: boolean }) {
  const open = useStore((state) => state.dialog);
  const [views, setViews] = useState<Partial<Record<Name, ComponentType>>>({ palette: Palette });
  const [seen, setSeen] = useState<readonly Name[]>(['palette']);
  if (open !== null && !seen.includes(open)) setSeen([...seen, open]);
  const load = useCallback(async (name: keyof typeof LOADS) => {
    const view = await LOADS[name]();
    setViews((known) => (known[name] === undefined ? { ...known, [name]: view } : known));
  }, []);
  useEffect(() => {
    if (open !== null && open !== 'palette') void load(open);
  }, [open, load]);
  useEffect(() => {
    if (!ready) return;
    const idle = requestIdleCallback(() => void Promise.all(LATER.map(load)));
    return () => cancelIdleCallback(idle);
  }, [ready, load]);
  // Drawn as they are once they are here: a boundary that waits would show them a third of a second late.
  return seen.map((name) => {
    const View = views[name];
    return View === undefined ? null : <View key={name} />;
  });
}
