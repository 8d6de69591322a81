/** What a reaction waits for, in the words of the text: the label of an edge. */

import { type Cause, type Tree, textOf } from '../syntax/index.ts';

export function causeText(tree: Tree, cause: Cause): string {
  switch (cause.kind) {
    case 'OnStage':
      return cause.stage.text;
    case 'OnSignal':
      return cause.signal.text;
    case 'OnEvent':
      return cause.event.text;
    case 'When':
      return cause.held === null ? textOf(tree, cause.condition) : `${textOf(tree, cause.condition)} for ${textOf(tree, cause.held)}`;
    case 'After':
      return textOf(tree, cause.delay);
    case 'Every':
      return `every ${textOf(tree, cause.period)}`;
    case 'Together':
      return cause.name?.parts.filter((part) => typeof part === 'string').join('') ?? '';
    case 'Enter':
      return 'enter';
    case 'Exit':
      return 'exit';
    default:
      return unreachable(cause);
  }
}

function unreachable(cause: never): never {
  throw new Error(`no such cause: ${JSON.stringify(cause)}`);
}
