/** Finding and replacing in all texts of the project; what a replacement would do is seen before it is done. */

import './search.css';
import { CaseSensitive, Regex, Replace, WholeWord } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { record } from '../state/history.ts';
import { get, notify } from '../state/store.ts';
import { keepTab } from '../state/tabs.ts';
import { applyEdits, glanceAtText, offerSearch } from '../state/view.ts';
import { editsOf, type Match, type Query } from './find.ts';
import { useFound } from './use-found.ts';

const EMPTY: Query = { text: '', matchCase: false, wholeWord: false, regex: false };

export function SearchPanel() {
  const [query, setQuery] = useState(EMPTY);
  const [replacement, setReplacement] = useState('');
  const [replacing, setReplacing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      offerSearch({
        focus(words) {
          if (words !== '') setQuery((now) => ({ ...now, text: words, regex: false }));
          field.current?.focus();
          // Once the words are in it.
          requestAnimationFrame(() => field.current?.select());
        },
      }),
    [],
  );
  const { found, search, fresh, slow } = useFound(query, replacement);
  const { texts } = search;
  const toggle = (name: 'matchCase' | 'wholeWord' | 'regex') => setQuery((now) => ({ ...now, [name]: !now[name] }));
  const replaceAll = () => {
    record(() => {
      for (const { path, matches } of found.files) replace(path, texts[path], matches);
    });
    notify({
      tone: 'good',
      title: `${found.count} ${found.count === 1 ? 'place' : 'places'} replaced`,
      detail: `In ${found.files.length === 1 ? 'one text' : `${found.files.length} texts`}; undo takes all of it back.`,
      about: 'files',
    });
  };
  return (
    <section className="search-panel" data-testid="search" aria-label="Search">
      <div className="search-fields">
        <div className="search-field">
          <input
            ref={field}
            type="search"
            placeholder="Find in all files"
            aria-label="Find in all files"
            aria-invalid={found.problem !== null}
            value={query.text}
            onChange={(event) => setQuery({ ...query, text: event.target.value })}
          />
          <span className="search-toggles">
            <Toggle label="Match case" on={query.matchCase} onToggle={() => toggle('matchCase')}>
              <CaseSensitive size={16} strokeWidth={1.5} />
            </Toggle>
            <Toggle label="Whole words" on={query.wholeWord} onToggle={() => toggle('wholeWord')}>
              <WholeWord size={16} strokeWidth={1.5} />
            </Toggle>
            <Toggle label="Regular expression" on={query.regex} onToggle={() => toggle('regex')}>
              <Regex size={16} strokeWidth={1.5} />
            </Toggle>
            <Toggle label="Replace" on={replacing} onToggle={() => setReplacing(!replacing)}>
              <Replace size={16} strokeWidth={1.5} />
            </Toggle>
          </span>
        </div>
        {replacing && (
          <div className="search-field">
            <input
              type="search"
              placeholder={query.regex ? 'Replace by; $1 is the first group' : 'Replace by'}
              aria-label="Replace by"
              value={replacement}
              onChange={(event) => setReplacement(event.target.value)}
            />
            <button type="button" className="secondary" disabled={!fresh || found.count === 0 || found.cut} onClick={replaceAll}>
              All
            </button>
          </div>
        )}
        <p role="status" className={slow || found.problem === null ? '' : 'bad'}>
          {slow ? 'Looking…' : (found.problem ?? words(search.query.text, found.count, found.files.length, found.cut))}
        </p>
      </div>
      <div className="search-found">
        {found.files.map(({ path, matches }) => (
          <section key={path} aria-label={path} data-found={path}>
            <h3 title={path}>
              {path} <em>{matches.length}</em>
            </h3>
            <ul>
              {matches.map((match) => (
                <li key={match.span.start}>
                  <button
                    type="button"
                    className="search-match"
                    onClick={() => glanceAtText(path, match.span, search.texts[path])}
                    onDoubleClick={() => keepTab(path)}
                  >
                    <em>{match.line}</em>
                    <span>
                      {match.before}
                      {replacing ? <del>{match.found}</del> : <mark>{match.found}</mark>}
                      {replacing && <ins>{match.instead}</ins>}
                      {match.after}
                    </span>
                  </button>
                  {replacing && (
                    <button
                      type="button"
                      className="icon"
                      aria-label={`Replace in line ${match.line}`}
                      disabled={!fresh}
                      onClick={() => replace(path, texts[path], [match])}
                    >
                      <Replace size={14} strokeWidth={1.5} />
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function words(text: string, count: number, files: number, cut: boolean): string {
  if (text === '') return 'Every place in every text of the project will be listed here.';
  if (count === 0) return 'Nothing like it in any text.';
  return `${cut ? 'More than ' : ''}${count} ${count === 1 ? 'place' : 'places'} in ${files === 1 ? 'one text' : `${files} texts`}${cut ? '; say more to replace' : ''}.`;
}

/** Only in the text that was looked at: what was typed since moves the places. */
function replace(path: string, seen: string | undefined, matches: readonly Match[]): void {
  if (get().documents[path]?.text === seen) applyEdits(path, editsOf(matches));
}

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly children: ReactNode;
  onToggle(): void;
}

function Toggle({ label, on, children, onToggle }: ToggleProps) {
  return (
    <button type="button" className="icon" aria-label={label} title={label} aria-pressed={on} onClick={onToggle}>
      {children}
    </button>
  );
}
