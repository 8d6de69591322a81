/** What a function or motif takes, while its arguments are written. */

import { FUNCTIONS } from '../check/index.ts';
import type { SignatureHelp } from '../model.ts';
import { type Project, Token, textOf } from '../syntax/index.ts';
import { scopeAt, stateAt } from './around.ts';
import { argumentAt } from './complete/expect.ts';
import { placeAt } from './complete/place.ts';
import { measured } from './measure.ts';
import { read } from './reading.ts';

/** Of the innermost parentheses around an offset; null where they are of neither. */
export function signatureHelp(project: Project, path: string, offset: number): SignatureHelp | null {
  const reading = read(project, path);
  const place = reading === null ? null : placeAt(reading.tree, offset);
  const open = place?.parens.at(-1);
  if (reading === null || place === null || open === undefined) return null;
  const callee = place.item[open - 1]?.word ?? '';
  const known = FUNCTIONS.get(callee);
  if (known !== undefined) return ofFunction(known, commas(place.item.slice(open + 1)));
  const scope = scopeAt(reading.symbols, reading.tree, offset);
  const argument = place.parens.length > 1 ? null : argumentAt({ reading, place, scope, state: stateAt(scope, offset) });
  if (argument === null) return null;
  const { motif, param } = argument;
  const tree = project.files.get(motif.file)?.tree;
  const params = [...motif.params.values()];
  const labels = params.map((one) => (tree === undefined ? one.name : textOf(tree, one.node)));
  return {
    label: `${motif.name}(${labels.join(', ')})`,
    documentation: motif.doc,
    parameters: params.map((one, i) => ({
      label: labels[i] as string,
      documentation: [one.doc, measured(one.type)].filter((text) => text !== '').join('\n\n'),
    })),
    activeParameter: param === null ? params.length : params.findIndex(({ name }) => name === param.name),
  };
}

function ofFunction({ signature, doc }: { readonly signature: string; readonly doc: string }, active: number): SignatureHelp {
  const labels = signature.slice(signature.indexOf('(') + 1, -1).split(', ');
  return {
    label: signature,
    documentation: doc,
    parameters: labels.map((label) => ({ label, documentation: '' })),
    activeParameter: Math.min(active, labels.length - 1),
  };
}

/** Commas that no further parentheses are around. */
function commas(item: readonly { readonly kind: number }[]): number {
  let depth = 0;
  let found = 0;
  for (const { kind } of item) {
    if (kind === Token.openParen) depth++;
    else if (kind === Token.closeParen) depth--;
    else if (kind === Token.comma && depth === 0) found++;
  }
  return found;
}
