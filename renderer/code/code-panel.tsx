/** The texts of the dream: their tabs, where the caret is, and the editor. */

import './code.css';
import { LocateFixed } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type OpenEditor, openEditor } from './editor.ts';
import { FileStrip } from './file-strip.tsx';
import type { Away } from './follow-night.ts';

export function CodePanel() {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<OpenEditor>(null);
  const [away, setAway] = useState<Away | null>(null);
  useEffect(() => {
    if (host.current === null) return;
    const open = openEditor(host.current, setAway);
    editor.current = open;
    return open.close;
  }, []);
  return (
    <div className="code-panel">
      <FileStrip />
      <div ref={host} className="code" data-testid="code-editor" />
      {away !== null && (
        <button
          type="button"
          className="secondary code-away"
          data-testid="code-away"
          title="Show what is active at the playhead"
          onClick={() => editor.current?.goToActive()}
        >
          <LocateFixed size={14} strokeWidth={1.5} aria-hidden /> {away.scene}, line {away.line}
        </button>
      )}
    </div>
  );
}
