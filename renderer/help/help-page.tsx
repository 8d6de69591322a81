/** A page of the documentation over the window: why a problem is one, and the way out. */

import './help.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Sheet } from '../shell/sheet.tsx';
import { showHelp } from '../state/help.ts';
import { useStore } from '../state/store.ts';
import { pageOf } from './pages.ts';

// Its reader of Markdown is only fetched when somebody asks.
const Markdown = lazy(() => import('./markdown.tsx').then((module) => ({ default: module.Markdown })));

export function HelpPage() {
  const open = useStore((state) => state.dialog === 'help');
  const name = useStore((state) => state.help);
  const text = usePage(open ? name : '');
  const title = /^# (.*)/.exec(text ?? '')?.[1] ?? name;
  return (
    <Sheet name="help" title={title} page={name}>
      <article>
        {text === null && <p>There is no page about {name}.</p>}
        <Suspense>{text !== null && <Markdown text={text.replace(/^# .*\n/, '')} onLink={showHelp} />}</Suspense>
      </article>
    </Sheet>
  );
}

/** Empty while it is fetched; null where there is none. */
function usePage(name: string): string | null {
  const [page, setPage] = useState<{ readonly name: string; readonly text: string | null }>({ name: '', text: '' });
  useEffect(() => {
    let gone = false;
    if (name !== '') void pageOf(name).then((text) => !gone && setPage({ name, text }));
    return () => {
      gone = true;
    };
  }, [name]);
  return page.name === name || name === '' ? page.text : '';
}
