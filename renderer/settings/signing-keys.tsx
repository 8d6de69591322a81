/** The keys that sign bundles: made, chosen, replaced, revoked, given out, backed up and restored. */

import { KeyRound } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { Failure, Method, Outcome, Params, Result, SigningKey } from '../../app/bridge/index.ts';
import { ask, desktop } from '../state/engine.ts';

type Listed = Result<'keys.list'>;
/** What is asked of the user before it is done; of a key, by its id. */
type Question =
  | { readonly kind: 'rotate' | 'revoke'; readonly id: string }
  | { readonly kind: 'create' }
  | { readonly kind: 'backup' | 'restore'; readonly path: string };

export function SigningKeys() {
  const [listed, setListed] = useState<Listed | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [told, setTold] = useState<{ readonly words: string; readonly bad: boolean } | null>(null);
  const fail = useCallback(({ message, hint }: Failure) => setTold({ words: `${message} ${hint}`, bad: true }), []);
  const load = useCallback(async () => {
    const outcome = await ask('keys.list', {});
    if (outcome.ok) setListed(outcome.value);
    else fail(outcome.failure);
  }, [fail]);
  useEffect(() => void load(), [load]);

  const act = async <M extends Method>(method: M, params: Params<M>, words: (result: Result<M>) => string): Promise<void> => {
    const outcome: Outcome<Result<M>> = await ask(method, params);
    if (!outcome.ok) return fail(outcome.failure);
    setQuestion(null);
    setTold({ words: words(outcome.value), bad: false });
    await load();
  };
  const give = async ({ id, name }: SigningKey) => {
    const out = await desktop().dialogs.saveKeyFile('pem', name);
    if (out !== null) await act('keys.export', { key: id, out }, () => `The public key is in ${out}.`);
  };
  const choose = async (kind: 'backup' | 'restore') => {
    const { dialogs } = desktop();
    const path = kind === 'backup' ? await dialogs.saveKeyFile('keys', 'dream-keys') : await dialogs.openKeyBackup();
    if (path !== null) setQuestion({ kind, path });
  };
  const answer = (question: Question) => (typed: string) => {
    switch (question.kind) {
      case 'create':
        return act('keys.create', { name: typed }, ({ name }) => `“${name}” was made.`);
      case 'rotate':
        return act('keys.rotate', { key: question.id }, ({ name }) => `“${name}” signs from now on. Devices follow at the next bundle.`);
      case 'revoke':
        return act('keys.revoke', { key: question.id }, ({ told, untold }) => revokedWords(told, untold));
      case 'backup':
        return act(
          'keys.backup',
          { out: question.path, passphrase: typed },
          ({ keys }) => `${count(keys)} in ${question.path}. Without the passphrase nobody can read it.`,
        );
      case 'restore':
        return act(
          'keys.restore',
          { path: question.path, passphrase: typed },
          ({ restored, known }) => `${count(restored.length)} restored, ${known} here already.`,
        );
    }
  };
  const keys = listed?.keys ?? [];
  return (
    <div className="signing" data-testid="signing-keys">
      <p className="signing-where">
        {listed?.keychain.words ?? '…'} {keys.length === 0 && listed !== null && 'There are no keys yet; the first export makes one.'}
      </p>
      <ul>
        {keys.map((key) => (
          <li key={key.id} data-key={key.name} className={key.state}>
            <KeyRound size={16} strokeWidth={1.5} aria-hidden />
            <span>
              {key.name}
              {key.default && <em> signs by default</em>}
              <small title={key.publicKey}>
                {key.id.slice(0, 16)}… · {stateWords(key, keys)}
              </small>
            </span>
            {key.state === 'active' && !key.default && (
              <button
                type="button"
                className="quiet"
                aria-label={`Sign by default with ${key.name}`}
                onClick={() => void act('keys.default', { key: key.id }, ({ name }) => `“${name}” signs by default.`)}
              >
                Make default
              </button>
            )}
            <button type="button" className="quiet" aria-label={`Export the public key of ${key.name}`} onClick={() => void give(key)}>
              Export
            </button>
            {key.state === 'active' && (
              <button type="button" className="quiet" aria-label={`Replace ${key.name}`} onClick={() => setQuestion({ kind: 'rotate', id: key.id })}>
                Replace
              </button>
            )}
            {key.state !== 'revoked' && (
              <button type="button" className="quiet" aria-label={`Revoke ${key.name}`} onClick={() => setQuestion({ kind: 'revoke', id: key.id })}>
                Revoke
              </button>
            )}
            {question !== null && 'id' in question && question.id === key.id && (
              <Ask question={question} onAnswer={answer(question)} onLeave={() => setQuestion(null)} />
            )}
          </li>
        ))}
      </ul>
      <p className="signing-all">
        <button type="button" className="secondary" onClick={() => setQuestion({ kind: 'create' })}>
          New key…
        </button>
        <button type="button" className="secondary" disabled={keys.length === 0} onClick={() => void choose('backup')}>
          Back up…
        </button>
        <button type="button" className="secondary" onClick={() => void choose('restore')}>
          Restore…
        </button>
      </p>
      {question !== null && !('id' in question) && <Ask question={question} onAnswer={answer(question)} onLeave={() => setQuestion(null)} />}
      <p role="status" className={told?.bad === true ? 'signing-told warn' : 'signing-told'}>
        {told?.words}
      </p>
    </div>
  );
}

interface AskProps {
  readonly question: Question;
  onAnswer(typed: string): Promise<void>;
  onLeave(): void;
}

const QUESTIONS: Readonly<
  Record<Question['kind'], { readonly words: string; readonly field: 'text' | 'password' | null; readonly label: string; readonly yes: string }>
> = {
  create: { words: 'Devices have to trust a new key before they take what it signs.', field: 'text', label: 'Name of the key', yes: 'Make it' },
  rotate: {
    words: 'A new key takes its place, and this one signs nothing more. Devices that trust it follow at the next bundle.',
    field: null,
    label: '',
    yes: 'Replace it',
  },
  revoke: {
    words: 'It signs nothing more, and devices you are paired with refuse what it signed. This can not be taken back.',
    field: null,
    label: '',
    yes: 'Revoke it',
  },
  backup: {
    words: 'All keys, encrypted. Take four or five words that have nothing to do with each other, and keep them elsewhere.',
    field: 'password',
    label: 'Passphrase',
    yes: 'Back up',
  },
  restore: { words: 'Keys that are here already stay as they are.', field: 'password', label: 'Passphrase of the backup', yes: 'Restore' },
};

function Ask({ question, onAnswer, onLeave }: AskProps) {
  const { words, field, label, yes } = QUESTIONS[question.kind];
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onAnswer(typed.trim());
    setBusy(false);
  };
  return (
    <form className="signing-ask" onSubmit={(event) => void send(event)}>
      <p>{words}</p>
      {field !== null && (
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for by the button that was pressed
          autoFocus
          type={field}
          aria-label={label}
          placeholder={label}
          value={typed}
          maxLength={field === 'text' ? 60 : 1000}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <button type="submit" className="primary" disabled={busy || (field !== null && typed.trim() === '')}>
        {yes}
      </button>
      <button type="button" className="quiet" onClick={onLeave}>
        Leave it
      </button>
    </form>
  );
}

function stateWords({ state, kept, successor }: SigningKey, keys: readonly SigningKey[]): string {
  if (state === 'revoked') return 'revoked';
  if (state === 'replaced') return `replaced by ${keys.find(({ id }) => id === successor)?.name ?? 'another'}`;
  return kept === 'keychain' ? 'sealed by the keychain' : 'a file that only you can read';
}

const count = (keys: number): string => (keys === 1 ? 'One key is' : `${keys} keys are`);

function revokedWords(told: readonly string[], untold: Result<'keys.revoke'>['untold']): string {
  const missed = untold.map(({ device, why }) => `${device} could not be told: ${why}`);
  return ['It signs nothing more.', ...(told.length > 0 ? [`Told: ${told.join(', ')}.`] : []), ...missed].join(' ');
}
