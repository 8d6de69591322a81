/** An earlier version of a text beside the one in the window, with what differs marked; the window's can be edited here too. */

import './compare.css';
import { useEffect, useRef } from 'react';
import { useStore } from '../state/store.ts';
import { keepHints } from './hints.ts';
import { registerLanguage } from './language.ts';
import { languageOf, modelOf } from './models.ts';
import { monaco } from './monaco.ts';
import { forMotion, OPTIONS } from './options.ts';
import { wearPalette } from './theme.ts';

export interface CompareProps {
  /** The version on the left. */
  readonly text: string;
  readonly path: string;
  /** What the two sides are, for who does not see them. */
  readonly names: readonly [string, string];
}

export default function Compare({ text, path, names: [left, right] }: CompareProps) {
  const host = useRef<HTMLDivElement>(null);
  const known = useStore(({ documents }) => path in documents);
  useEffect(() => {
    if (host.current === null) return;
    registerLanguage();
    wearPalette();
    const original = monaco.editor.createModel(text, languageOf(path));
    original.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    // A file that is gone: there is nothing on the right.
    const nothing = known ? null : monaco.editor.createModel('', languageOf(path));
    const modified = nothing ?? modelOf(path);
    const editor = monaco.editor.createDiffEditor(host.current, {
      ...OPTIONS,
      ...forMotion(),
      readOnly: nothing !== null,
      originalEditable: false,
      codeLens: false,
      inlayHints: { enabled: 'off' },
      folding: false,
      stickyScroll: { enabled: false },
      renderGutterMenu: false,
      renderMarginRevertIcon: nothing === null,
      hideUnchangedRegions: { enabled: true },
      renderSideBySideInlineBreakpoint: NARROW_PX,
      originalAriaLabel: left,
      modifiedAriaLabel: right,
    });
    keepHints();
    // The editor lets go of one that it was given, not of one that it makes by itself.
    const difference = modified === null ? null : editor.createViewModel({ original, modified });
    editor.setModel(difference);
    return () => {
      editor.setModel(null);
      difference?.dispose();
      editor.dispose();
      original.dispose();
      nothing?.dispose();
    };
  }, [text, path, known, left, right]);
  return <div ref={host} className="compare code" data-testid="difference" />;
}

/** Below this the two versions stand in one column. */
const NARROW_PX = 640;
