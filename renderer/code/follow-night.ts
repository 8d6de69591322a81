/**
 * The text goes along with the playhead: what is active comes into sight, without the caret and the keyboard. Whoever scrolls
 * or writes there has the text for themselves until they move the playhead again; while a night plays by itself it stays theirs.
 */

import { activeScenes, get, type State, useStore } from '../state/store.ts';
import { type Aim, aimIn } from './aim.ts';
import { glide } from './glide.ts';
import { type Model, pathOf, rangeOf } from './models.ts';
import type { monaco } from './monaco.ts';
import { OPTIONS } from './options.ts';
import { isSeen, type Lines } from './seen.ts';

/** Scenes that pass by quicker than this are not gone to: nothing jumps while somebody scrubs, ms. */
const RESTS_MS = 150;
/** By these the author takes the text. */
const HANDS = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** What is active and out of sight. */
export interface Away {
  readonly scene: string;
  readonly line: number;
}

export interface Following {
  /** Goes there, and along again. */
  goThere(): void;
  /** Somebody else showed a place of the text. */
  hold(): void;
  stop(): void;
}

export function followNight(editor: monaco.editor.IStandaloneCodeEditor, host: HTMLElement, tell: (away: Away | null) => void): Following {
  let own = false;
  let timer = 0;
  let stopGliding: (() => void) | null = null;
  const rest = () => {
    stopGliding?.();
    stopGliding = null;
  };
  let awaited = '';
  /** Other scenes are waited for anew; a night that is followed live must not put it off for ever. */
  const later = () => {
    const scenes = activeScenes(get());
    if (timer !== 0 && scenes === awaited) return;
    awaited = scenes;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      settle();
    }, RESTS_MS);
  };
  const hold = () => {
    own = true;
    rest();
    later();
  };
  const settle = () => {
    if (stopGliding !== null) return;
    const model = editor.getModel();
    const aim = model === null || !get().settings.followNight ? null : aimIn(get(), pathOf(model.uri) ?? '');
    if (model === null || aim === null || isInSight(editor, model, aim)) return tell(null);
    const { startLineNumber, endLineNumber } = rangeOf(model, aim.span);
    tell(own ? { scene: aim.scene, line: startLineNumber } : null);
    if (own) return;
    stopGliding = glide(editor, [startLineNumber, endLineNumber], STICKY, () => {
      stopGliding = null;
      later();
    });
  };
  const undo = useStore.subscribe((state, before) => {
    if (isOwnMove(state, before)) own = false;
    if (
      state.preview !== before.preview ||
      state.documents !== before.documents ||
      state.graph !== before.graph ||
      state.settings.followNight !== before.settings.followNight ||
      state.playing !== before.playing ||
      state.playheadMs !== before.playheadMs
    )
      later();
  });
  const scrolled = editor.onDidScrollChange(later);
  const shown = editor.onDidChangeModel(later);
  for (const kind of HANDS) host.addEventListener(kind, hold, { capture: true, passive: true });
  return {
    hold,
    goThere() {
      own = false;
      settle();
    },
    stop() {
      window.clearTimeout(timer);
      rest();
      undo();
      scrolled.dispose();
      shown.dispose();
      for (const kind of HANDS) host.removeEventListener(kind, hold, { capture: true });
    },
  };
}

/** The author moved the playhead, or let the night play; another night, and one that plays, move it too. */
const isOwnMove = (state: State, before: State): boolean =>
  state.preview === before.preview && ((state.playheadMs !== before.playheadMs && !state.playing) || (state.playing && !before.playing));

/** The scene is, or what was just taken. */
function isInSight(editor: monaco.editor.ICodeEditor, model: Model, { span, taken }: Aim): boolean {
  const seen = seenIn(editor);
  return [span, ...taken].some((one) => {
    const { startLineNumber, endLineNumber } = rangeOf(model, one);
    return isSeen([startLineNumber, endLineNumber], seen);
  });
}

/** Below the lines that stick to the top, above one that is cut by the foot; at the ends of the text there are none. */
function seenIn(editor: monaco.editor.ICodeEditor): Lines {
  const ranges = editor.getVisibleRanges();
  const [first, last] = [ranges[0]?.startLineNumber ?? 1, ranges.at(-1)?.endLineNumber ?? 1];
  return [first === 1 ? first : first + STICKY, last === editor.getModel()?.getLineCount() ? last : last - 1];
}

const STICKY = OPTIONS.stickyScroll?.maxLineCount ?? 0;
