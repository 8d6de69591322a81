/** Short notes on what happened elsewhere than where the user looks. Bad ones stay until they are put away, the others while they are looked at. */

import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { Notice } from '../state/shell-state.ts';
import { dismiss, useStore } from '../state/store.ts';
import { passing } from './passing.ts';
import { Words } from './words.tsx';

const GOOD_FOR_MS = 12_000;

/** Pointed at, or with the keyboard in them; also while nobody can see the window at all. */
const looked = (): boolean => document.hidden || document.querySelector('.notices:is(:hover, :focus-within)') !== null;

export function Notices() {
  const notices = useStore((state) => state.notices);
  return (
    // Read when something is added: it stands there before, as readers of screens need it.
    <aside className="notices" data-testid="notices" aria-label="Notices" aria-live="polite" aria-relevant="additions">
      {notices.map((notice) => (
        <Entry key={notice.id} notice={notice} />
      ))}
    </aside>
  );
}

function Entry({ notice }: { readonly notice: Notice }) {
  const { id, tone, title, detail, action } = notice;
  useEffect(() => (tone === 'bad' ? undefined : passing(GOOD_FOR_MS, looked, () => dismiss(id))), [id, tone]);
  return (
    <div className={`notice notice-${tone}`} {...(tone === 'bad' ? { role: 'alert' } : {})}>
      <div>
        <strong>{title}</strong>
        <p>
          <Words text={detail} />
        </p>
        {action !== undefined && (
          <button
            type="button"
            className="link"
            onClick={() => {
              dismiss(id);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
      </div>
      <button type="button" className="icon" aria-label={`Put away: ${title}`} onClick={() => dismiss(id)}>
        <X size={14} strokeWidth={1.5} />
      </button>
    </div>
  );
}
