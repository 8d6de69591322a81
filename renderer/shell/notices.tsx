/** Short notes on what happened elsewhere than where the user looks. Bad ones stay until they are put away. */

import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { Notice } from '../state/shell-state.ts';
import { dismiss, useStore } from '../state/store.ts';
import { Words } from './words.tsx';

const GOOD_FOR_MS = 12_000;

export function Notices() {
  const notices = useStore((state) => state.notices);
  return (
    <aside className="notices" aria-label="Notices">
      {notices.map((notice) => (
        <Entry key={notice.id} notice={notice} />
      ))}
    </aside>
  );
}

function Entry({ notice }: { readonly notice: Notice }) {
  const { id, tone, title, detail, action } = notice;
  useEffect(() => {
    if (tone === 'bad') return;
    const timer = setTimeout(() => dismiss(id), GOOD_FOR_MS);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
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
      <button type="button" className="icon" aria-label="Put away" onClick={() => dismiss(id)}>
        <X size={14} strokeWidth={1.5} />
      </button>
    </div>
  );
}
