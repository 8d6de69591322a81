/** What opens over the window: fetched when it is opened first, or when the window has nothing else to do. */

import { type ComponentType, type LazyExoticComponent, Suspense, useEffect, useState } from 'react';
import { type State, useStore } from '../state/store.ts';
import { later } from './later.ts';

type Name = Exclude<State['dialog'], null>;

const LOADS: Readonly<Record<Name, () => Promise<ComponentType>>> = {
  palette: () => import('./palette.tsx').then((module) => module.Palette),
  templates: () => import('../welcome/template-gallery.tsx').then((module) => module.TemplateGallery),
  help: () => import('../help/help-page.tsx').then((module) => module.HelpPage),
  sleepers: () => import('../sleepers/sleepers-dialog.tsx').then((module) => module.SleepersDialog),
  settings: () => import('../settings/settings-dialog.tsx').then((module) => module.SettingsDialog),
  keys: () => import('../settings/keys-dialog.tsx').then((module) => module.KeysDialog),
  compare: () => import('../history/compare-dialog.tsx').then((module) => module.CompareDialog),
};
const NAMES = Object.keys(LOADS) as Name[];
const VIEWS = Object.fromEntries(NAMES.map((name) => [name, later(LOADS[name])])) as Readonly<Record<Name, LazyExoticComponent<ComponentType>>>;

export function Dialogs({ ready }: { readonly ready: boolean }) {
  const open = useStore((state) => state.dialog);
  const [seen, setSeen] = useState<readonly Name[]>([]);
  if (open !== null && !seen.includes(open)) setSeen([...seen, open]);
  useEffect(() => {
    if (!ready) return;
    const idle = requestIdleCallback(() => void Promise.all(NAMES.map((name) => LOADS[name]())));
    return () => cancelIdleCallback(idle);
  }, [ready]);
  return seen.map((name) => {
    const View = VIEWS[name];
    return (
      <Suspense key={name}>
        <View />
      </Suspense>
    );
  });
}
