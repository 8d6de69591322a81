/** The texts of the dream: their tabs, where the caret is, and the editor. */

import './code.css';
import { useEffect, useRef } from 'react';
import { openEditor } from './editor.ts';
import { FileStrip } from './file-strip.tsx';

export function CodePanel() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    return openEditor(host.current);
  }, []);
  return (
    <div className="code-panel">
      <FileStrip />
      <div ref={host} className="code" data-testid="code-editor" />
    </div>
  );
}
