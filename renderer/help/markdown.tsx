/** Markdown of our own pages as elements: what the pages use, and nothing that could carry a script. */

import { marked, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { Example } from './example.tsx';

/** `onLink` is told of links to other pages, by their name: `DRM022`. */
export function Markdown({ text, onLink }: { readonly text: string; readonly onLink: (page: string) => void }) {
  return <>{render(marked.lexer(text), onLink)}</>;
}

function render(tokens: readonly Token[], onLink: (page: string) => void): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is shown
  return tokens.map((token, i) => <Fragment key={`${i}-${token.type}`}>{element(token, onLink)}</Fragment>);
}

function element(token: Token, onLink: (page: string) => void): ReactNode {
  const inside = () => render('tokens' in token ? (token.tokens ?? []) : [], onLink);
  switch (token.type) {
    case 'heading':
      return createElement(`h${Math.min(4, token['depth'] + 1)}`, { id: idOf(token['text']) }, inside());
    case 'paragraph':
      return <p>{inside()}</p>;
    case 'code':
      return <Example text={token['text']} language={token['lang'] ?? ''} />;
    case 'list':
      return createElement(
        token['ordered'] ? 'ol' : 'ul',
        null,
        // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is shown
        (token as Tokens.List).items.map((item, i) => <li key={i}>{render(item.tokens, onLink)}</li>),
      );
    case 'table':
      return <Table table={token as Tokens.Table} onLink={onLink} />;
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'em':
      return <em>{inside()}</em>;
    case 'codespan':
      return <code>{token['text']}</code>;
    case 'link':
      return <Link href={token['href']} inside={inside()} onLink={onLink} />;
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'space':
    case 'html':
      return null;
    default:
      return 'tokens' in token && token.tokens !== undefined ? inside() : unescaped('text' in token ? token['text'] : token.raw);
  }
}

function Table({ table, onLink }: { readonly table: Tokens.Table; readonly onLink: (page: string) => void }) {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell) => (
            <th key={cell.text}>{render(cell.tokens, onLink)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.map((cell) => cell.text).join('|')}>
            {row.map((cell, i) => (
              <td key={table.header[i]?.text}>{render(cell.tokens, onLink)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Link({ href, inside, onLink }: { readonly href: string; readonly inside: ReactNode; readonly onLink: (page: string) => void }) {
  const page = /([\w-]+)\.md(#.*)?$/.exec(href)?.[1];
  if (page !== undefined)
    return (
      <button type="button" className="link" onClick={() => onLink(page)}>
        {inside}
      </button>
    );
  if (!href.startsWith('#')) return <span title={href}>{inside}</span>;
  return (
    <button type="button" className="link" onClick={() => document.getElementById(href.slice(1))?.scrollIntoView()}>
      {inside}
    </button>
  );
}

/** As the usual renderers name headings. */
const idOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-');

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
