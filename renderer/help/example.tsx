/** A program of a page, in the colours of the editor; a bad one says so. */

import { useEffect, useState } from 'react';
import type { SemanticToken } from '../../dream-dsl/index.ts';
import { askLanguage } from '../state/language.ts';
import { INK } from '../theme/ink.ts';

const NONE: readonly SemanticToken[] = [];

export function Example({ text, language }: { readonly text: string; readonly language: string }) {
  const [tokens, setTokens] = useState(NONE);
  const dream = language.startsWith('dream');
  useEffect(() => {
    let gone = false;
    if (dream) void askLanguage('words', text).then((found) => !gone && setTokens(found ?? NONE));
    return () => {
      gone = true;
    };
  }, [text, dream]);
  const file = /file=(\S+)/.exec(language)?.[1];
  return (
    <figure className={language.includes(' bad') ? 'example bad' : language.includes(' good') ? 'example good' : 'example'}>
      {file !== undefined && <figcaption>{file}</figcaption>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it */}
      <pre tabIndex={0}>{pieces(text, tokens)}</pre>
    </figure>
  );
}

function pieces(text: string, tokens: readonly SemanticToken[]) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const { span, kind } of tokens) {
    if (span.start < at) continue;
    parts.push(text.slice(at, span.start));
    parts.push(
      <span key={span.start} style={inkOf(kind)}>
        {text.slice(span.start, span.end)}
      </span>,
    );
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts;
}

function inkOf(kind: SemanticToken['kind']): React.CSSProperties {
  const [token, style] = INK[kind];
  return { color: `var(${token})`, ...(style === 'bold' ? { fontWeight: 'bold' } : {}), ...(style === 'italic' ? { fontStyle: 'italic' } : {}) };
}
