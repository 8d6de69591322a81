/** An earlier version of a text beside the one in the window, with what differs marked; the window's can be edited here too. */

import './compare.css';
import { useEffect, useRef } from 'react';
import { get, useStore } from '../state/store.ts';
import { keepHints } from './hints.ts';
import { registerLanguage } from './language.ts';
import { languageOf, modelOf } from './models.ts';
import { monaco } from './monaco.ts';
import { forMotion, forSettings, OPTIONS } from './options.ts';
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
      ...forSettings(get().settings),
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
    });
    const own = useStore.subscribe(({ settings }, before) => settings !== before.settings && editor.updateOptions(forSettings(settings)));
    keepName(editor.getOriginalEditor(), left);
    keepName(editor.getModifiedEditor(), right);
    keepHints();
    // The editor lets go of one that it was given, not of one that it makes by itself.
    const difference = modified === null ? null : editor.createViewModel({ original, modified });
    editor.setModel(difference);
    return () => {
      own();
      editor.setModel(null);
      difference?.dispose();
      editor.dispose();
      original.dispose();
      nothing?.dispose();
    };
  }, [text, path, known, left, right]);
  return <div ref={host} className="compare code" data-testid="difference" />;
}

/** With any change of its options, and of how it stands, the editor forgets what its sides are called. */
function keepName(side: monaco.editor.ICodeEditor, ariaLabel: string): void {
  const name = () => {
    if (side.getRawOptions().ariaLabel !== ariaLabel) side.updateOptions({ ariaLabel });
  };
  name();
  side.onDidChangeConfiguration(name);
}

/** Below this the two versions stand in one column. */
const NARROW_PX = 640;
