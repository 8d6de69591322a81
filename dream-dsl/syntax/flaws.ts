/** What is wrong with single tokens: characters that mean nothing or are written otherwise, and texts that are not closed. */

import type { Finding } from './finding.ts';
import { nativeOf } from './lexer-foreign.ts';
import { Token } from './token.ts';
import type { TokenTable } from './tree.ts';

/** `halfTexts` are told of already, at their beginning. */
export function findFlaws(text: string, tokens: TokenTable, halfTexts: ReadonlySet<number>): Finding[] {
  const findings: Finding[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i] as number;
    const span = { start: tokens.starts[i] as number, end: tokens.starts[i + 1] as number };
    if (kind === Token.unknown) findings.push(odd(text.slice(span.start, span.end), span));
    else if (kind === Token.openText) {
      if (halfTexts.has(i)) continue;
      const fix = { title: 'Close the text', edits: [{ span: { start: span.end, end: span.end }, newText: '"' }] };
      findings.push({ code: 'DRM017', span, data: { fix } });
    } else if (kind > Token.unknown && kind < Token.word) {
      const meant = nativeOf(text.charAt(span.start));
      if (meant !== undefined) findings.push(foreign(text.slice(span.start, span.end), meant, span));
    }
  }
  return findings;
}

function odd(found: string, span: Finding['span']): Finding {
  const comment = found.startsWith('/*') || /^#(?![0-9a-fA-F]{3,8}$)/.test(found);
  const words = comment
    ? found
        .replace(/^(\/\*+|#+!?)\s*/, '// ')
        .replace(/\s*\**\*\/$/, '')
        .replace(/\n\s*\*?\s*/g, '\n// ')
    : '';
  const mend = comment
    ? { title: 'Make it a comment', newText: found.endsWith('*/') && words.includes('\n') ? `${words}\n` : words }
    : { title: 'Remove it', newText: '' };
  return { code: 'DRM016', span, data: { found, ...(comment ? { meant: '//' } : {}), fix: { title: mend.title, edits: [{ span, newText: mend.newText }] } } };
}

function foreign(found: string, meant: string, span: Finding['span']): Finding {
  if (meant !== '"')
    return {
      code: meant === '->' ? 'DRM090' : 'DRM011',
      span,
      data: { found, meant, fix: { title: `Write \`${meant}\``, edits: [{ span, newText: meant }] } },
    };
  const newText = `"${found.slice(1, -1).replaceAll('"', '\\"')}"`;
  return { code: 'DRM093', span, data: { found, meant: newText, fix: { title: 'Put it in double quotes', edits: [{ span, newText }] } } };
}
